import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { INode, INodeTypeDescription } from 'n8n-workflow';
import { workflowFiles, type WorkflowNode } from '../workflows/files';
import { parameterFaults } from '../workflows/validator/parameterFaults';

const PREFIX = 'n8n-nodes-base.';
/** n8n 2.41 hides the operator of If Row (Does Not) Exist and takes it for "equals"; the files say it all the same. */
const HIDDEN_OPERATOR = /^filters\.conditions\[\d+\]\.condition: not shown/;

const known: INodeTypeDescription[] = (() => {
	const { N8N_PROGRAM: program } = process.env;
	if (program === undefined) throw new Error('These tests need n8n: run them with "npm test -- --only e2e".');
	const file = createRequire(program).resolve('n8n-nodes-base/dist/types/nodes.json');
	return JSON.parse(readFileSync(file, 'utf8'));
})();

function descriptionOf({ type, typeVersion }: { type: string; typeVersion: number }) {
	return known.find(
		({ name, version }) => `${PREFIX}${name}` === type && [version].flat().includes(typeVersion),
	);
}

/** As the import leaves it: with the id of the workflow that it calls, which no file can know. */
function filledIn(node: WorkflowNode): INode {
	const { workflowId } = node.parameters;
	const parameters = workflowId
		? { ...node.parameters, workflowId: { ...workflowId, value: 'W1' } }
		: node.parameters;
	return { ...node, parameters } as unknown as INode;
}

/** n8n drops what its nodes do not know without a word, so a name written wrong is a setting nobody has. */
describe.each(workflowFiles.map((workflow) => [workflow.file, workflow] as const))('%s', (_, { nodes }) => {
	it("gives n8n's own nodes only parameters that they show and take", () => {
		const faults = nodes
			.filter(({ type }) => type.startsWith(PREFIX))
			.flatMap((node) => {
				const description = descriptionOf(node);
				if (!description) return [`${node.name}: n8n has no ${node.type} of version ${node.typeVersion}`];
				return parameterFaults(filledIn(node), description)
					.filter((fault) => !HIDDEN_OPERATOR.test(fault))
					.map((fault) => `${node.name}: ${fault}`);
			});

		expect(faults).toEqual([]);
	});
});
