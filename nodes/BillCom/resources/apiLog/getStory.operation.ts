import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { isRecord, parseOrKeep } from '../../../shared/values/json';
import type { Operation } from '../../operation/operation';
import { parameters, type ParameterReader } from '../../parameters/reader';
import { invoicesMeantBy, tellStory } from './story/story';

const invoice: INodeProperties = {
	displayName: 'Invoice',
	name: 'invoice',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. INV-4711',
	description: 'The invoice number, the record ID in Salesforce, or the ID of the bill or payment in BILL',
};

const entries: INodeProperties = {
	displayName: 'Entries',
	name: 'entries',
	type: 'json',
	default: '[]',
	required: true,
	placeholder:
		'e.g. [{"number": 1, "at": "2027-01-15T09:00:00.000Z", "system": "BILL", "call": "GET /connect/v3/bills"}]',
	description: 'A list of rows of the table Audit Trail, or of its inbox, with all their columns',
};

const moreEvents: INodeProperties = {
	displayName: 'Further Events',
	name: 'moreEvents',
	type: 'json',
	default: '[]',
	placeholder:
		'e.g. [{"at": "2027-01-15T09:00:00Z", "kind": "approval", "who": "Ann Lee", "text": "Ann Lee approved it."}]',
	description:
		'A list of what else is known and when it happened, such as who approved the invoice, with at, kind, who and text',
};

/** Tells in sentences what happened to an invoice, from the entries of the audit trail alone. Asks nobody. */
export const getStory: Operation = {
	option: {
		name: 'Get Story',
		value: 'getStory',
		action: 'Get the story of an invoice',
		description:
			'Tell what happened to an invoice, in sentences and in the order of time, from entries of the audit trail, and check their seals',
	},
	output: {
		shape: {
			recordId: 'text',
			title: 'text',
			lines: ['text'],
			events: [
				{
					at: 'text',
					kind: 'text',
					who: 'text',
					text: 'text',
					sent: 'text',
					received: 'text',
					source: 'text',
				},
			],
			isIntact: 'flag',
			sealed: 'text',
			last: { number: 'number', day: 'text', hash: 'text' },
			candidates: [{ recordId: 'text', lastSeen: 'text' }],
		},
	},
	calls: 0,
	asksNobody: true,
	fields: [invoice, entries, moreEvents],
	async execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
		const read = parameters(ctx, itemIndex, 'Story');
		const rows = listOf(read, entries);
		const more = listOf(read, moreEvents);
		const asked = read.requiredText(invoice);
		const candidates = invoicesMeantBy(asked, rows);
		const [only, another] = candidates;
		// Where nothing was kept of a record, what else is known of it is told all the same.
		const recordId = candidates.length === 0 && more.length > 0 ? asked : only?.recordId;
		if (recordId === undefined || another !== undefined) return [{ recordId: '', candidates } as never];
		const { chain, ...story } = tellStory(recordId, rows, more);
		return [{ ...story, isIntact: chain.isIntact, last: chain.last ?? {}, candidates } as never];
	},
};

function listOf(read: ParameterReader, { name, displayName }: INodeProperties): IDataObject[] {
	const list = parseOrKeep(read.raw(name)) || [];
	if (!Array.isArray(list) || !list.every(isRecord))
		throw read.refuse(
			`${displayName} is not a list of rows`,
			'Give a list of objects, as a table returns them.',
		);
	return list;
}
