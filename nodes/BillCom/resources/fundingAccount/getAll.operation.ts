import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { getMany, getManyFields, toLimit } from '../../records/getMany';
import type { Operation } from '../../operation/operation';
import { type ParameterReader, parameters } from '../../parameters/reader';
import { objectOf } from '../../records/record';
import { BANKS_PATH, listApCards, listCards, readPermissions } from './fundingAccountCalls';
import { accountKind, shownFor } from './fundingAccountFields';
import { fundingAccountOutput } from './fundingAccountOutput';
import { archivedFilter, timeFilters } from '../../records/listFilters';
import type { BillClient, RunClient } from '../../transport/client';

const cardUserStatus: INodeProperties = {
	displayName: 'User Status',
	name: 'cardUserStatus',
	type: 'options',
	options: [
		{ name: 'Nominated', value: 'NOMINATED' },
		{ name: 'Unverified', value: 'UNVERIFIED' },
		{ name: 'Verified', value: 'VERIFIED' },
	],
	default: 'VERIFIED',
	...shownFor('CARD_ACCOUNT'),
	description: 'Return only cards for which the user of the credential has this status',
};

/** BILL filters and sorts bank accounts only; the others come whole. */
const ofBanks = new Set(['filters', 'options']);

const listFields = getManyFields(
	[archivedFilter, ...timeFilters],
	[
		{ name: 'Bank Name', value: 'bankName' },
		{ name: 'Created Time', value: 'createdTime' },
		{ name: 'Name on Account', value: 'nameOnAccount' },
		{ name: 'Updated Time', value: 'updatedTime' },
	],
).map((field) => (ofBanks.has(field.name) ? { ...field, ...shownFor('BANK_ACCOUNT') } : field));

/**
 * GET /v3/funding-accounts/banks, …/cards or …/ap-cards; for the wallet …/permissions, and nothing where the organization
 * has none. Output: the accounts with their kind.
 */
export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many funding accounts',
		description: 'List the accounts of one kind that payments come from',
	},
	output: fundingAccountOutput,
	calls: 1,
	callsNote: '1 more for each further 100 bank accounts.',
	fields: [accountKind, cardUserStatus, ...listFields],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const read = parameters(ctx, itemIndex);
		const type = read.requiredText(accountKind);
		const accounts =
			type === 'BANK_ACCOUNT' ? await banks(client, itemIndex) : await others(client, read, type);
		return accounts.map((account) => ({ ...account, fundingAccountType: type }));
	},
};

/** Archived or not is compared here: BILL documents no such filter for bank accounts. */
async function banks(client: RunClient, itemIndex: number): Promise<IDataObject[]> {
	const { archived } = parameters(client.ctx, itemIndex).collection('filters');
	const isWanted = (bank: IDataObject) => (bank.archived === true) === archived;
	return await getMany(client, itemIndex, {
		intent: 'list bank accounts',
		path: BANKS_PATH,
		filters: [],
		...(typeof archived === 'boolean' && { isWanted }),
	});
}

async function others(client: BillClient, read: ParameterReader, type: string): Promise<IDataObject[]> {
	const limit = toLimit(read);
	const accounts = await load(client, read, type);
	return accounts.slice(0, limit);
}

async function load(client: BillClient, read: ParameterReader, type: string): Promise<IDataObject[]> {
	if (type === 'AP_CARD') return await listApCards(client);
	if (type === 'CARD_ACCOUNT') return await listCards(client, read.text('cardUserStatus'));
	const permissions = await readPermissions(client);
	return objectOf(permissions, 'organization').wallet === false ? [] : [permissions];
}
