/** Vendor: Get Payee: a seal of where the money goes, part by part. */
import type { IDataObject } from 'n8n-workflow';
import { payeeSealOf } from '../../../../nodes/BillCom/resources/vendor/find/payeeSeal';
import { aCredential, runBill, runOne, type StoredCredential } from '../context';
import { aVendor, useBill } from '../simulator';

const ACCOUNT = { nameOnAccount: 'Northwind', accountNumber: '000987654', routingNumber: '074000010' };

const bill = useBill();
let credential: StoredCredential;
let vendorId: string;

beforeEach(async () => {
	credential = aCredential(bill.url);
	const { vendors } = await bill.seed({ vendors: [aVendor({ email: 'ap@northwind.example' })] });
	vendorId = vendors?.[0]?.id ?? '';
	await bill.direct('POST', `/v3/vendors/${vendorId}/bank-account`, ACCOUNT);
});

const getPayee = (id: string) => ({ resource: 'vendor', operation: 'getPayee', vendorId: id });
const sealOf = async () => String((await runOne(credential, getPayee(vendorId))).payeeSeal);
const change = async (changes: IDataObject) => await bill.direct('PATCH', `/v3/vendors/${vendorId}`, changes);

async function changeBank(changes: IDataObject): Promise<void> {
	await bill.direct('DELETE', `/v3/vendors/${vendorId}/bank-account`);
	await bill.direct('POST', `/v3/vendors/${vendorId}/bank-account`, { ...ACCOUNT, ...changes });
}

/** The places at which two seals differ: name, address, pay-by, bank account, email. */
function differences(before: string, after: string): number[] {
	const [one, other] = [before.split('.'), after.split('.')];
	expect(other).toHaveLength(6);
	return one.flatMap((part, place) => (part === other[place] ? [] : [place]));
}

it('says how the vendor is paid, and shows no value of it', async () => {
	const payee = await runOne(credential, getPayee(vendorId));

	expect(payee).toMatchObject({
		vendorId,
		vendorName: 'Northwind Print Works',
		payBy: 'ACH',
		isArchived: false,
		updatedTime: expect.stringMatching(/^\d{4}-/),
		payeeSeal: expect.stringMatching(/^p1(\.[0-9a-f]{12}){5}$/),
	});
	expect(JSON.stringify(payee)).not.toMatch(/7654|074000010|Harbor|northwind\.example/);
});

it.each<[string, number[], () => Promise<unknown>]>([
	['the name', [1], async () => await change({ name: 'Northwind Printing' })],
	['the payee name', [1], async () => await change({ paymentInformation: { payeeName: 'J. Smith' } })],
	['the street', [2], async () => await change({ address: { line1: '1 Elsewhere Road' } })],
	['the account', [4], async () => await changeBank({ accountNumber: '000111222' })],
	['the bank', [4], async () => await changeBank({ routingNumber: '021000021' })],
	['the holder of the account', [4], async () => await changeBank({ nameOnAccount: 'J. Smith' })],
	['the email address', [5], async () => await change({ email: 'ap@elsewhere.example' })],
	[
		'a check instead of the account',
		[3, 4],
		async () => await bill.direct('DELETE', `/v3/vendors/${vendorId}/bank-account`),
	],
])('differs in its own part after a change of %s', async (_what, places, makeChange) => {
	const before = await sealOf();

	await makeChange();

	expect(differences(before, await sealOf())).toEqual(places);
});

it('stays after what moves no money, and after the same details in another spelling', async () => {
	const before = await sealOf();

	await change({ phone: '555 0100', accountNumber: 'C-99', shortName: 'NW' });
	await change({
		name: 'NORTHWIND  Print Works',
		address: { city: 'TOLEDO' },
		email: 'AP@Northwind.example',
	});
	await bill.direct('POST', `/v3/vendors/${vendorId}/archive`);

	expect(await sealOf()).toBe(before);
});

it('is another in another organization', async () => {
	const before = await sealOf();
	const vendor = await bill.direct('GET', `/v3/vendors/${vendorId}`);

	expect(payeeSealOf(String(credential.organizationId), vendor)).toBe(before);
	expect(differences(before, payeeSealOf('an-organization-of-others', vendor))).toEqual([1, 2, 3, 4, 5]);
});

it('reads many vendors with one call, and each as if it were alone', async () => {
	const { vendors = [] } = await bill.seed({
		vendors: [aVendor({ name: 'Contoso' }), aVendor({ name: 'Fabrikam' })],
	});
	const ids = [vendorId, ...vendors.map(({ id }) => id)];
	await bill.clearJournal();

	const outputs = await runBill({
		credential,
		items: ids.map((id) => ({ ...getPayee(id), sendInBulk: true })),
	});

	expect(await bill.calls()).toHaveLength(1);
	expect(outputs[0]?.json.payeeSeal).toBe(await sealOf());
	expect(outputs.map(({ json }) => json.vendorId)).toEqual(ids);
	expect(new Set(outputs.map(({ json }) => json.payeeSeal)).size).toBe(3);
});

it('names the vendor that BILL does not know', async () => {
	const [output] = await runBill({
		credential,
		items: [getPayee('00902NOSUCHVENDOR')],
		continueOnFail: true,
	});

	expect(output?.json.error).toMatch(/did not return the vendor 00902NOSUCHVENDOR/);
});
