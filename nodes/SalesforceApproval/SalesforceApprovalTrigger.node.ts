import type { INodeType, INodeTypeDescription, ITriggerFunctions, ITriggerResponse } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { authenticationField, salesforceCredentials } from './authentication';
import { activate } from './events/activate';
import { triggerFields } from './events/settings/fields';

const TEST_SHOWS =
	'n8n shows the newest decision that Salesforce still keeps, or an example marked as one if there is none. The published workflow misses nothing by it.';
const NEEDS_NO_ADDRESS =
	'n8n asks Salesforce for decisions, so no public address is needed. The chosen source has to be there in the organization, such as the Salesforce package of these nodes.';

/** Starts a workflow when an approval in Salesforce is final. */
export class SalesforceApprovalTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Salesforce Approval Trigger',
		name: 'salesforceApprovalTrigger',
		icon: { light: 'file:../../icons/approval.svg', dark: 'file:../../icons/approval.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle:
			'={{$parameter["source"] === "platformEvent" ? $parameter["topic"] : $parameter["objectName"]}}',
		description: 'Starts the workflow when an approval in Salesforce is final',
		eventTriggerDescription: '',
		triggerPanel: {
			header: 'Show the newest decision',
			executionsHelp: {
				inactive: `<b>While you build</b>, select "Execute step". ${TEST_SHOWS}<br /><br /><b>When you are ready</b>, publish the workflow. Each final decision then starts a run. You find these runs under Executions.`,
				active: `<b>The published workflow</b> runs for each final decision. You find these runs under Executions.<br /><br /><b>To try something</b>, select "Execute step". ${TEST_SHOWS}`,
			},
			activationHint: {
				inactive: `${NEEDS_NO_ADDRESS}<br /><br /><b>Now</b> select "Execute step": n8n shows the newest decision. When it is the one you expect, publish the workflow.`,
				active:
					'The workflow is published: each final decision in Salesforce starts it, and nothing is left to do here.',
			},
		},
		activationMessage: 'Each final decision in Salesforce now starts this workflow.',
		defaults: { name: 'Salesforce Approval Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: salesforceCredentials,
		properties: [authenticationField, ...triggerFields],
	};

	async trigger(this: ITriggerFunctions): Promise<ITriggerResponse> {
		return await activate(this);
	}
}
