import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { formatCents, toCents } from '../../../shared/money';
import { vendorLocator } from '../../parameters/locators';
import type { Operation } from '../../operation/operation';
import { MONEY_FIX, notMoney, type ParameterReader, parameters } from '../../parameters/reader';
import { DEFAULT_BANK_ACCOUNT, defaultBankAccount } from './defaultBankAccount';
import { accountKindOrDefault, accountLocators, readAccountChoice } from './fundingAccountFields';
import { usabilityOutput } from './fundingAccountOutput';
import { type PlannedPayment, usabilityOf } from './usability';
import type { RunClient } from '../../transport/client';

const amount: INodeProperties = {
	displayName: 'Amount',
	name: 'amount',
	type: 'string',
	default: '',
	placeholder: 'e.g. 120.50',
	description: 'The amount to pay. Needs Vendor as well.',
};

/**
 * GET session, account, account users, permissions and payment options → `usable`, everything that speaks against it, and
 * what could not be found out. Meant to run before a payment; the payment checks again.
 */
export const getUsability: Operation = {
	option: {
		name: 'Check',
		value: 'getUsability',
		action: 'Check a funding account',
		description:
			'Check whether an account can pay now: its status, its user, permissions, trust of the session, and whether BILL offers it for a vendor and an amount',
	},
	output: usabilityOutput,
	calls: 5,
	callsNote:
		'Session, account, account users, permissions, payment options. Without Vendor and Amount 1 fewer, for AP cards 2, for the wallet 3; Default Bank Account 1 more. Session and account are remembered for a minute.',
	fields: [
		accountKindOrDefault,
		...accountLocators,
		{ ...vendorLocator, required: false, description: 'The vendor to pay. Needs Amount as well.' },
		amount,
	],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const read = parameters(ctx, itemIndex);
		const payment = readPayment(read);
		const isDefault = read.text('fundingAccountType') === DEFAULT_BANK_ACCOUNT;
		const account = isDefault ? await defaultBankAccount(client, read) : readAccountChoice(read);
		return [await usabilityOf(client, account, payment)];
	},
};

function readPayment(read: ParameterReader): PlannedPayment {
	const vendorId = read.text('vendorId');
	const given = read.text('amount');
	if (!given && vendorId) throw read.refuse('Amount is missing', 'Fill it in, or remove Vendor.');
	if (!given) return { vendorId, cents: undefined };
	const cents = toCents(given);
	if (cents === undefined) throw read.refuse(notMoney('Amount', given), MONEY_FIX);
	if (cents > 0) return { vendorId, cents };
	throw read.refuse(`Amount is ${formatCents(cents)}`, 'Enter an amount above zero.');
}
