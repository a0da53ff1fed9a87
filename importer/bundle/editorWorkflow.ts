import type { INode, INodeParameters } from 'n8n-workflow';
import { stableId } from './ids';
import type { WorkflowDraft } from './workflow';

/** What the workflow carries and does. */
interface EditorImport {
	bundle: Buffer;
	/** By this one it sees whether the workflows are there. */
	oneId: string;
	/** What its second run publishes, in this order. */
	publishing: Array<{ id: string; name: string }>;
}

const API = "={{ $('Your settings').first().json.n8nAddress }}/api/v1";
const NOTE = `## Imports all workflows of BILL and Salesforce, without a terminal
**Who it is for** Whoever sets up n8n and prefers its editor to a command.

**What happens** The first run imports all workflows with their calls of each other linked, and empty credentials. The second run publishes them in the right order. It is for an n8n that has none of these workflows; an earlier version is updated by the command of the package.

**Set up**
1. Under *Settings → n8n API* create a key. Save it here in each of the three nodes with a globe, in one credential *n8n API* (base URL: the address of this n8n with /api/v1).
2. Execute this workflow.
3. Fill in the credentials *BILL*, *Salesforce* and the one of the forms, and execute *Set up tables and check connections*.
4. Execute this workflow once more. Then delete it, and the key.

**To change it** Leave out of *Name what is published* what you do not want published. *Keep vendors in step* changes vendors by itself, so you publish it yourself.

**You need** the package n8n-nodes-billcom-salesforce.`;

/** A workflow that carries the bundle and hands it to the API of the n8n it is opened in: the import from the editor. */
export function editorWorkflow({ bundle, oneId, publishing }: EditorImport): WorkflowDraft {
	const nodes = [
		node('Read me first', 'stickyNote', 1, [0, 0], { content: NOTE, height: 560, width: 460, color: 4 }),
		node('When you select Execute', 'manualTrigger', 1, [540, 160], {}),
		node('Your settings', 'set', 3.4, [760, 160], {
			assignments: {
				assignments: [text('n8nAddress', "={{ $execution.resumeUrl.split('/webhook-waiting')[0] }}")],
			},
			options: {},
		}),
		httpNode('Look for the workflows', [980, 160], {
			url: `${API}/workflows/${oneId}`,
			options: { timeout: 30_000, response: { response: { fullResponse: true, neverError: true } } },
		}),
		node('Are they there?', 'switch', 3.2, [1200, 160], {
			rules: { values: [way('Publish them', 200), way('Import them', 404)] },
			options: { fallbackOutput: 'extra', renameFallbackOutput: 'n8n refused' },
		}),
		node('Name what is published', 'set', 3.4, [1420, 0], {
			mode: 'raw',
			jsonOutput: JSON.stringify({ workflows: publishing }),
			options: {},
		}),
		node('One item a workflow', 'splitOut', 1, [1640, 0], { fieldToSplitOut: 'workflows', options: {} }),
		// The HTTP Request node does not wait for one answer before it sends the next request; n8n publishes none before those it calls.
		node('One after another', 'splitInBatches', 3, [1860, 0], { batchSize: 1, options: {} }),
		httpNode('Publish them in this order', [2080, 20], {
			method: 'POST',
			url: `${API}/workflows/{{ $json.id }}/activate`,
			options: { timeout: 60_000 },
		}),
		node('Take the bundle', 'set', 3.4, [1420, 200], {
			assignments: { assignments: [text('bundle', bundle.toString('base64'))] },
			options: {},
		}),
		node('Make a file of it', 'convertToFile', 1.1, [1640, 200], {
			operation: 'toBinary',
			sourceProperty: 'bundle',
			options: { fileName: 'n8n-nodes-billcom-salesforce.n8np' },
		}),
		httpNode('Import all workflows', [1860, 200], {
			method: 'POST',
			url: `${API}/n8n-packages/import`,
			sendBody: true,
			contentType: 'multipart-form-data',
			bodyParameters: {
				parameters: [
					{ parameterType: 'formBinaryData', name: 'package', inputDataFieldName: 'data' },
					{ parameterType: 'formData', name: 'workflowConflictPolicy', value: 'new-version' },
					{ parameterType: 'formData', name: 'workflowIdPolicy', value: 'source' },
				],
			},
			options: { timeout: 120_000 },
		}),
		node('Say what n8n answered', 'stopAndError', 1, [1420, 400], {
			errorMessage:
				"={{ 'n8n answered ' + $json.statusCode + ' to this key' + ($json.body?.message ? ': ' + $json.body.message : '') + '. Create a key that may read, create and publish workflows, and save it in the credential n8n API.' }}",
		}),
	];
	return {
		name: 'Import all workflows',
		description:
			'Imports all workflows of n8n-nodes-billcom-salesforce into the n8n it is opened in, from the editor. Its second run publishes them.',
		nodes,
		connections: {
			'When you select Execute': { main: [[to('Your settings')]] },
			'Your settings': { main: [[to('Look for the workflows')]] },
			'Look for the workflows': { main: [[to('Are they there?')]] },
			'Are they there?': {
				main: [[to('Name what is published')], [to('Take the bundle')], [to('Say what n8n answered')]],
			},
			'Name what is published': { main: [[to('One item a workflow')]] },
			'One item a workflow': { main: [[to('One after another')]] },
			'One after another': { main: [[], [to('Publish them in this order')]] },
			'Publish them in this order': { main: [[to('One after another')]] },
			'Take the bundle': { main: [[to('Make a file of it')]] },
			'Make a file of it': { main: [[to('Import all workflows')]] },
		},
		settings: { executionOrder: 'v1' },
	};
}

function node(
	name: string,
	type: string,
	typeVersion: number,
	position: [number, number],
	parameters: INodeParameters,
): INode {
	const id = stableId('editor import', name);
	return { id, name, type: `n8n-nodes-base.${type}`, typeVersion, position, parameters };
}

function httpNode(name: string, position: [number, number], parameters: INodeParameters): INode {
	const access = { authentication: 'predefinedCredentialType', nodeCredentialType: 'n8nApi' };
	return node(name, 'httpRequest', 4.2, position, { ...parameters, ...access });
}

const text = (name: string, value: string) => ({
	id: stableId('setting', name),
	name,
	type: 'string',
	value,
});

const to = (name: string) => ({ node: name, type: 'main' as const, index: 0 });

/** A way out of the Switch, for one answer of n8n. */
function way(outputKey: string, status: number): INodeParameters {
	return {
		conditions: {
			options: { caseSensitive: true, leftValue: '', typeValidation: 'loose', version: 2 },
			conditions: [
				{
					id: stableId('status', String(status)),
					leftValue: '={{ $json.statusCode }}',
					rightValue: status,
					operator: { type: 'number', operation: 'equals' },
				},
			],
			combinator: 'and',
		},
		renameOutput: true,
		outputKey,
	};
}
