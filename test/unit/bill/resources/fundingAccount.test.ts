import type { IDataObject } from 'n8n-workflow';
import { listSearch } from '../../../../nodes/BillCom/methods/listSearch';
import { TENANT } from '../../../../sandbox/bill/tenant';
import { aCredential, loadOptionsContext, runBill, runOne, type StoredCredential } from '../context';
import { aVendor, useBill } from '../simulator';

const bill = useBill();
let credential: StoredCredential;

beforeEach(async () => {
	credential = aCredential(bill.url);
});

const id = (value: string) => ({ __rl: true, mode: 'id', value });
const BANK = { fundingAccountType: 'BANK_ACCOUNT', bankAccountId: id(TENANT.bankAccountId) };
const CARD = { fundingAccountType: 'CARD_ACCOUNT', cardAccountId: id(TENANT.cardAccountId) };
const AP_CARD = { fundingAccountType: 'AP_CARD', apCardId: id(TENANT.apCardId) };

const funding = async (operation: string, item: IDataObject) =>
	await runOne(credential, { resource: 'fundingAccount', operation, amount: '', vendorId: '', ...item });
const check = async (item: IDataObject) => await funding('getUsability', item);
const reasonsOf = (result: IDataObject) => (result.reasons as IDataObject[]).map(({ reason }) => reason);

/** A vendor BILL can pay. */
async function addVendor(): Promise<string> {
	const { vendors } = await bill.seed({ vendors: [aVendor()] });
	return vendors?.[0]?.id ?? '';
}

/** An account of the organization that nobody has verified yet. */
async function addPendingAccount(): Promise<string> {
	const made = await bill.direct('POST', '/v3/funding-accounts/banks', {
		nameOnAccount: 'Sandbox Company',
		bankName: 'Second Bank',
		type: 'CHECKING',
		ownerType: 'BUSINESS',
		routingNumber: '074000010',
		accountNumber: '111222333',
	});
	return String(made.id);
}

describe('Check', () => {
	it.each([
		['bank account', BANK, ['paymentOptions']],
		['card', CARD, ['paymentOptions']],
		['AP card', AP_CARD, ['paymentOptions']],
		['default bank account', { fundingAccountType: 'DEFAULT_BANK_ACCOUNT' }, ['paymentOptions']],
	])('finds the %s usable, and says what it could not find out', async (_, account, unchecked) => {
		expect(await check(account)).toMatchObject({ usable: true, reasons: [], unchecked });
	});

	it('tells delivery date and fee of a card for a vendor and an amount', async () => {
		const vendorId = id(await addVendor());

		expect(await check({ ...CARD, vendorId, amount: '100.00' })).toMatchObject({
			usable: true,
			unchecked: [],
			deliveryDate: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
			feeInfo: { amount: 2.9 },
		});
	});

	it('names everything that speaks against an account, in words and for a workflow', async () => {
		const pending = await addPendingAccount();
		credential = aCredential(bill.url, { rememberMeId: '', device: '' });
		const vendorId = id(await addVendor());

		const result = await check({ ...BANK, bankAccountId: id(pending), vendorId, amount: '100' });

		expect(result).toMatchObject({ usable: false });
		expect(reasonsOf(result)).toEqual([
			'sessionNotTrusted',
			'accountNotVerified',
			'userNotVerified',
			'notOffered',
		]);
		const messages = (result.reasons as IDataObject[]).map(({ message }) => message);
		expect(messages).toEqual([
			expect.stringContaining('run Session: Send Code'),
			expect.stringContaining(`${pending} is PENDING and not VERIFIED`),
			expect.stringContaining(`is UNVERIFIED as a user of ${pending}`),
			expect.stringContaining('to pay 100.00 to vendor'),
		]);
	});

	it('tells an archived account and one BILL does not know', async () => {
		await bill.direct('POST', `/v3/funding-accounts/banks/${TENANT.bankAccountId}/archive`);

		expect(reasonsOf(await check(BANK))).toContain('accountArchived');
		expect(await check({ ...BANK, bankAccountId: id('no-such-id') })).toMatchObject({
			usable: false,
			reasons: [{ reason: 'accountUnknown', message: expect.stringContaining('does not exist in BILL') }],
		});
		expect(reasonsOf(await check({ ...AP_CARD, apCardId: id('no-such-id') }))).toEqual(['accountUnknown']);
	});

	it('tells that the organization has no wallet', async () => {
		expect(await check({ fundingAccountType: 'WALLET' })).toMatchObject({
			usable: false,
			reasons: [{ reason: 'permissionMissing', message: expect.stringContaining('may not pay with WALLET') }],
		});
	});

	it('agrees with the payment that follows', async () => {
		const vendorId = await addVendor();
		const made = await bill.direct('POST', '/v3/bills', {
			vendorId,
			dueDate: '2026-12-20',
			invoice: { invoiceNumber: 'INV-1', invoiceDate: '2026-11-20' },
			billLineItems: [{ amount: 100 }],
		});
		const pay = async (fundingAccountId: string) =>
			await runOne(credential, {
				resource: 'payment',
				operation: 'create',
				billId: id(String(made.id)),
				amount: 100,
				fundingAccountType: 'BANK_ACCOUNT',
				fundingAccountId,
				idempotencyKey: fundingAccountId,
				processDate: '',
				options: {},
			});
		const pending = await addPendingAccount();

		expect(await check({ ...BANK, bankAccountId: id(pending) })).toMatchObject({ usable: false });
		await expect(pay(pending)).rejects.toThrow(/not VERIFIED/);
		expect(await check(BANK)).toMatchObject({ usable: true });
		expect(await pay(TENANT.bankAccountId)).toMatchObject({ outcome: 'created' });
	});

	it('does not take an amount nobody can read, or a vendor without one', async () => {
		await expect(check({ ...BANK, amount: 'a lot' })).rejects.toThrow(/Amount is "a lot"/);
		await expect(check({ ...BANK, vendorId: id('009') })).rejects.toThrow(/Amount is missing/);
	});
});

it('lists each kind, and shows no whole number of an account', async () => {
	const list = async (fundingAccountType: string, changes: IDataObject = {}) => {
		const item = {
			resource: 'fundingAccount',
			operation: 'getAll',
			fundingAccountType,
			returnAll: true,
			cardUserStatus: 'VERIFIED',
			...changes,
		};
		return (await runBill({ credential, items: [item] })).map(({ json }) => json);
	};

	const [bank, ...others] = await list('BANK_ACCOUNT');

	expect(others).toEqual([]);
	expect(bank).toMatchObject({ id: TENANT.bankAccountId, fundingAccountType: 'BANK_ACCOUNT' });
	expect(bank?.accountNumber).toMatch(/^\*+\d{4}$/);
	expect(await list('CARD_ACCOUNT')).toMatchObject([{ id: TENANT.cardAccountId, last4: '4242' }]);
	expect(await list('CARD_ACCOUNT', { cardUserStatus: 'NOMINATED' })).toEqual([]);
	expect(await list('AP_CARD')).toMatchObject([{ id: TENANT.apCardId, fundingAccountType: 'AP_CARD' }]);
	expect(await list('WALLET')).toEqual([]);
	expect(await list('BANK_ACCOUNT', { filters: { archived: true } })).toEqual([]);
});

it('returns one account of each kind, and refuses an AP card BILL does not list', async () => {
	expect(await funding('get', CARD)).toMatchObject({ id: TENANT.cardAccountId, brand: 'VISA' });
	expect(await funding('get', AP_CARD)).toMatchObject({ id: TENANT.apCardId });
	expect(await funding('get', { fundingAccountType: 'WALLET' })).toMatchObject({
		organization: { wallet: false },
	});
	await expect(funding('get', { ...AP_CARD, apCardId: id('no-such-id') })).rejects.toMatchObject({
		reason: 'accountUnknown',
	});
});

it('finds cards by name, brand and last digits', async () => {
	const context = loadOptionsContext(credential, {});

	expect(await listSearch.searchCardAccounts.call(context, 'visa')).toMatchObject({
		results: [{ value: TENANT.cardAccountId }],
	});
	expect(await listSearch.searchCardAccounts.call(context, 'amex')).toEqual({ results: [] });
	expect(await listSearch.searchApCards.call(context, '1881')).toMatchObject({
		results: [{ value: TENANT.apCardId }],
	});
});
