import { NodeApiError } from 'n8n-workflow';
import { KNOWN_CODES } from '../../../../nodes/BillCom/transport/knownCodes';
import { REFUSALS } from '../../../../sandbox/bill/refusals/table';
import { forgetProcessMemory } from '../../../processMemory';
import { aCredential, runBill } from '../context';
import { aVendor, type Bill, startBill } from '../simulator';

let bill: Bill;
let vendorId: string;

beforeAll(async () => {
	bill = await startBill();
	const { vendors } = await bill.seed({ vendors: [aVendor()] });
	vendorId = String(vendors?.[0]?.id);
});

beforeEach(forgetProcessMemory);

afterAll(async () => await bill.stop());

/** Refuses the next call with a code; says what the node threw, and how often BILL was asked. */
async function refusedWith(code: string, item: object, on: string) {
	const credential = aCredential(bill.url);
	await bill.clearJournal();
	await bill.fault({ kind: 'refusal', code, on });
	const error = await runBill({ credential, items: [{ ...item }] }).then(
		() => undefined,
		(reason: unknown) => reason,
	);
	return { error, calls: (await bill.calls('/v3/vendors')).length };
}

const read = () => ({ resource: 'vendor', operation: 'get', vendorId });
/** One that nothing could find again. */
const write = {
	resource: 'customCall',
	operation: 'callV3',
	allowWrites: true,
	method: 'POST',
	path: '/v3/vendors',
	body: JSON.stringify(aVendor()),
};

/** Refused unread: the call is made once more, whatever it does. The first two with a new sign-in, the last when a lane is free. */
const ONCE_MORE = ['BDC_1101', 'BDC_1102', 'BDC_1109', 'BDC_1322'];
/** Fails inside BILL: a reading is made once more. */
const READ_ONCE_MORE = ['BDC_1001'];
/** Everything else is final: the same call would be refused again. */
const FINAL = [
	'BDC_1000',
	'BDC_1002',
	'BDC_1103',
	'BDC_1104',
	'BDC_1106',
	'BDC_1107',
	'BDC_1108',
	'BDC_1110',
	'BDC_1117',
	'BDC_1119',
	'BDC_1120',
	'BDC_1121',
	'BDC_1122',
	'BDC_1129',
	'BDC_1130',
	'BDC_1131',
	'BDC_1143',
	'BDC_1144',
	'BDC_1145',
	'BDC_1150',
	'BDC_1151',
	'BDC_1152',
	'BDC_1158',
	'BDC_1159',
	'BDC_1171',
	'BDC_1205',
	'BDC_1246',
	'BDC_1302',
	'BDC_1356',
	'BDC_1358',
	'BDC_1361',
	'BDC_1374',
	'BDC_1402',
];
/** BDC_1144 is told by the moment BILL opens again, BDC_1001 of a write by what is not known. */
const TOLD_OTHERWISE = ['BDC_1144', 'BDC_1001'];

it('tells for every code it knows whether the call is made again', () => {
	expect(Object.keys(KNOWN_CODES).sort()).toEqual([...ONCE_MORE, ...READ_ONCE_MORE, ...FINAL].sort());
});

it.each([...ONCE_MORE, ...READ_ONCE_MORE])('reads again after %s', async (code) => {
	const { error, calls } = await refusedWith(code, read(), 'GET /v3/vendors/*');

	expect([error, calls]).toEqual([undefined, 2]);
});

it.each(ONCE_MORE)('writes again after %s, which refused the write unread', async (code) => {
	const { error, calls } = await refusedWith(code, write, 'POST /v3/vendors');

	expect([error, calls]).toEqual([undefined, 2]);
});

it.each(FINAL)('neither reads nor writes again after %s', async (code) => {
	const reading = await refusedWith(code, read(), 'GET /v3/vendors/*');
	forgetProcessMemory();
	const writing = await refusedWith(code, write, 'POST /v3/vendors');

	expect([reading.calls, writing.calls]).toEqual([1, 1]);
	expect([reading.error, writing.error]).toEqual([expect.any(NodeApiError), expect.any(NodeApiError)]);
});

it('does not write again after BDC_1001, and says that nobody knows', async () => {
	const { error, calls } = await refusedWith('BDC_1001', write, 'POST /v3/vendors');

	expect(calls).toBe(1);
	expect((error as NodeApiError).description).toContain('BILL may already have done this');
});

it.each(FINAL.filter((code) => !TOLD_OTHERWISE.includes(code)))('says how to cure %s', async (code) => {
	const { error } = await refusedWith(code, read(), 'GET /v3/vendors/*');

	const { message, description } = error as NodeApiError;
	expect(message).toContain(code);
	expect(String(description).length).toBeGreaterThan(20);
});

it.each([
	['BDC_1158', /address of the vendor.*street, city, state and ZIP code/],
	['BDC_1356', /mistyped, or it was entered too late.*Send Code/],
	['BDC_1374', /was entered too late, or it is mistyped.*Send Code/],
])('says what %s wants', async (code, words) => {
	const { error } = await refusedWith(code, read(), 'GET /v3/vendors/*');

	expect((error as NodeApiError).description).toMatch(words);
});

it('knows every code of BILL that the simulator refuses with', () => {
	const refusedWithout = Object.values(REFUSALS)
		.map((row) => row.code)
		// BDC_9… are placeholders for codes nobody has published.
		.filter((code) => code.startsWith('BDC_') && !code.startsWith('BDC_9') && !(code in KNOWN_CODES));

	expect(refusedWithout).toEqual([]);
});
