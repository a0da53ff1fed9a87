import type { INodeType, INodeTypeDescription, ITriggerFunctions, ITriggerResponse } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { authenticationField, salesforceCredentials } from './authentication';
import { activate } from './events/activate';
import { triggerFields } from './events/settings/fields';

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
				inactive:
					'<b>While building</b>, the test shows the newest decision Salesforce still keeps, or a marked example if there is none. The stored position does not move.<br/><br/><b>When the workflow is active</b>, each decision starts a run, shown under Executions and not here.',
				active:
					'<b>While building</b>, the test shows the newest decision Salesforce still keeps, or a marked example if there is none. The stored position does not move.<br/><br/><b>The workflow is active</b>: each decision starts a run, shown under Executions and not here.',
			},
			activationHint: 'Once the workflow is published, each final decision in Salesforce starts it.',
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
