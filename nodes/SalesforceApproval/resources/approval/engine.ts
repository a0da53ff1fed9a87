import type { INodeProperties } from 'n8n-workflow';
import type { ParameterReader } from '../../parameters/reader';

/** The two approval engines of Salesforce: approval processes, and flows of the type approval. */
export type Engine = 'classic' | 'flow';

/** "Engine". Automatic looks at the id, or asks Salesforce what waits on the record. */
export const engineField: INodeProperties = {
	displayName: 'Engine',
	name: 'engine',
	type: 'options',
	options: [
		{
			name: 'Automatic',
			value: 'auto',
			description: 'Determined from the ID, or from the approvals of the record',
		},
		{ name: 'Classic', value: 'classic', description: 'Approval processes, which are set up per object' },
		{ name: 'Flow', value: 'flow', description: 'Flow approvals (approval orchestration)' },
	],
	default: 'auto',
	description: 'Which of the two approval engines of Salesforce to use',
};

/** Key prefixes of ProcessInstance, its work items and its steps. No prefix of ApprovalWorkItem is published. */
const CLASSIC_IDS = /^04[ghi]/;

/** The engine an id of an approval or a work item belongs to. */
export function engineOfId(id: string): Engine {
	return CLASSIC_IDS.test(id) ? 'classic' : 'flow';
}

/** The engines to look at: the chosen one, or both. */
export function chosenEngines(read: ParameterReader): Engine[] {
	const chosen = read.text('engine');
	return chosen === 'classic' || chosen === 'flow' ? [chosen] : ['classic', 'flow'];
}
