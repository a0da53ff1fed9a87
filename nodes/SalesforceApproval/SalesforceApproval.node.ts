import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { authenticationField, salesforceCredentials } from './authentication';
import { listSearch } from './methods/listSearch';
import { loadOptions } from './methods/loadOptions';
import { resourceMapping } from './methods/resourceMapping';
import { resourceFields } from './run/resources';
import { router } from './run/router';

/** Salesforce as the approval flow needs it: decide, read and write records, publish events. */
export class SalesforceApproval implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Salesforce Approval',
		name: 'salesforceApproval',
		icon: { light: 'file:../../icons/approval.svg', dark: 'file:../../icons/approval.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description:
			'Submit, decide and follow approvals, read and write records and publish platform events in Salesforce',
		defaults: { name: 'Salesforce Approval' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: salesforceCredentials,
		properties: [authenticationField, ...resourceFields],
	};

	methods = { listSearch, loadOptions, resourceMapping };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [await router(this)];
	}
}
