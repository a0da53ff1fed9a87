import type { INodeProperties } from 'n8n-workflow';
import { limit, returnAll } from '../fields/getMany';

/** Entities of accounts payable (BILL v2, 2026-11). */
const ENTITIES: Array<[string, string]> = [
	['Accounting Class', 'ActgClass'],
	['Approval Policy', 'ApprovalPolicy'],
	['Approval Policy Approver', 'ApprovalPolicyApprover'],
	['Bill', 'Bill'],
	['Bill Approver', 'BillApprover'],
	['Bill Credit', 'BillCredit'],
	['Chart of Account', 'ChartOfAccount'],
	['Customer', 'Customer'],
	['Department', 'Department'],
	['Employee', 'Employee'],
	['Item', 'Item'],
	['Job', 'Job'],
	['Location', 'Location'],
	['Payment Term', 'PaymentTerm'],
	['Profile', 'Profile'],
	['Recurring Bill', 'RecurringBill'],
	['Sent Payment', 'SentPay'],
	['User', 'User'],
	['Vendor', 'Vendor'],
	['Vendor Bank Account', 'VendorBankAccount'],
	['Vendor Credit', 'VendorCredit'],
];

export const legacyListFields: INodeProperties[] = [
	{
		displayName: 'Entity',
		name: 'entity',
		type: 'options',
		options: ENTITIES.map(([name, value]) => ({ name, value })),
		default: 'Vendor',
	},
	returnAll,
	limit,
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Filter',
		default: {},
		options: [
			{
				displayName: 'Filter',
				name: 'filter',
				values: [
					{ displayName: 'Field', name: 'field', type: 'string', default: '', placeholder: 'e.g. isActive' },
					{
						displayName: 'Operator',
						name: 'op',
						type: 'options',
						options: [
							{ name: 'Equals', value: '=' },
							{ name: 'Greater or Equal', value: '>=' },
							{ name: 'Greater Than', value: '>' },
							{ name: 'Less or Equal', value: '<=' },
							{ name: 'Less Than', value: '<' },
							{ name: 'Not Equal', value: '!=' },
							{ name: 'Not One Of', value: 'nin' },
							{ name: 'One Of', value: 'in' },
							{ name: 'Starts With', value: 'sw' },
						],
						default: '=',
					},
					{
						displayName: 'Value',
						name: 'value',
						type: 'string',
						default: '',
						description: 'Several values, separated by commas, for One Of and Not One Of',
					},
				],
			},
		],
	},
];
