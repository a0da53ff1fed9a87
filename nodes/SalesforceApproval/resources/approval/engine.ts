import type { INodeProperties } from 'n8n-workflow';
import { areFlowApprovalsVisible, FLOW_INVISIBLE } from '../../approvals/flowVisibility';
import type { OperationCall } from '../../operation/operation';
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

/** The end of a text that says that nothing was found: empty, or that flow approvals could not be looked at. */
export async function flowCaveat({ salesforce }: OperationCall, engines: Engine[]): Promise<string> {
	if (!engines.includes('flow') || (await areFlowApprovalsVisible(salesforce))) return '';
	return ` ${FLOW_INVISIBLE.message} ${FLOW_INVISIBLE.fix}`;
}

/**
 * Says with an empty list that flow approvals could not be looked at.
 *
 * @throws NodeOperationError where flow approvals alone were asked for
 */
export async function tellOfInvisible(call: OperationCall, engines: Engine[]): Promise<void> {
	if (!engines.includes('flow') || (await areFlowApprovalsVisible(call.salesforce))) return;
	if (engines.length === 1) throw call.read.refuse(FLOW_INVISIBLE.message, FLOW_INVISIBLE.fix);
	const message = `${FLOW_INVISIBLE.message} ${FLOW_INVISIBLE.fix}`;
	call.ctx.addExecutionHints({ message, location: 'outputPane', type: 'warning' });
}
