import { NodeApiError } from 'n8n-workflow';
import { KNOWN_CODES, type Retry } from '../../../../nodes/BillCom/transport/knownCodes';
import { REFUSALS } from '../../../../sandbox/bill/refusals';
import { forgetProcessMemory } from '../../../engine/harness/process';
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
const codes = Object.entries(KNOWN_CODES);

/** HTTP 401 means that the call was not looked at: a new sign-in is worth one more try, whatever the code. */
function isUnread(code: string, retry: Retry): boolean {
	const isUnauthorized = Object.values(REFUSALS).some((row) => row.code === code && row.status === 401);
	return isUnauthorized || retry === 'whenFree' || retry === 'newSession';
}

describe.each(codes)('%s', (code, { fix, cause, retry = 'never' }) => {
	it('is retried for a read only where the next answer can be another one', async () => {
		const { error, calls } = await refusedWith(code, read(), 'GET /v3/vendors/*');

		expect({ calls, isRefused: error instanceof Error }).toEqual(
			isUnread(code, retry) || retry === 'reads'
				? { calls: 2, isRefused: false }
				: { calls: 1, isRefused: true },
		);
	});

	it('stops a write unless it surely was not carried out, and tells cause and fix', async () => {
		const { error, calls } = await refusedWith(code, write, 'POST /v3/vendors');

		expect(calls).toBe(isUnread(code, retry) ? 2 : 1);
		if (isUnread(code, retry)) return expect(error).toBeUndefined();
		if (!(error instanceof NodeApiError)) throw new Error('The node did not throw a NodeApiError');
		expect(error.failure).toMatchObject({ cause });
		const words = `${error.message} ${error.description}`;
		if (retry === 'nextHour')
			return expect(words).toMatch(/BILL takes calls again at \d{4}-\d\d-\d\d \d\d:00 UTC/);
		if (retry === 'reads') return expect(words).toContain('It may or may not have happened');
		expect(words).toContain(code);
		return expect(words).toContain(fix);
	});
});

it('knows every code of BILL that the simulator refuses with', () => {
	const refusedWithout = Object.values(REFUSALS)
		.map((row) => row.code)
		// BDC_9… are placeholders for codes nobody has published.
		.filter((code) => code.startsWith('BDC_') && !code.startsWith('BDC_9') && !(code in KNOWN_CODES));

	expect(refusedWithout).toEqual([]);
});
