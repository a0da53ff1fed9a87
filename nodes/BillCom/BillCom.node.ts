import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { billComApiTest } from './methods/credentialTest';
import { listSearch } from './methods/listSearch';
import * as loadOptions from './methods/loadOptions';
import { resourceFields } from './run/resources';
import { router } from './run/router';

/** BILL (Bill.com): vendors, bills and payments. Operations are in `resources/`, HTTP is in `transport/`. */
export class BillCom implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'BILL',
		name: 'billCom',
		icon: { light: 'file:../../icons/bill.svg', dark: 'file:../../icons/bill.dark.svg' },
		group: ['transform'],
		// As a list with a default, so that n8n does not add its own "Custom API Call" to every menu. That one sends people
		// to the HTTP Request node, which may not use this credential, and stays chosen when they change the resource.
		version: [1],
		defaultVersion: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Create vendors and bills in BILL (Bill.com), pay each bill once, and track its payment',
		defaults: { name: 'BILL' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [
			{
				name: 'billComApi',
				required: true,
				testedBy: 'billComApiTest',
				displayOptions: { hide: { resource: ['apiLog'] } },
			},
		],
		properties: resourceFields,
	};

	methods = { credentialTest: { billComApiTest }, listSearch, loadOptions };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [await router(this)];
	}
}
