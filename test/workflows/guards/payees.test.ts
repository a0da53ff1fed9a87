import { evaluated } from './evaluated';

const WORKFLOW = 'Check the payees';
const SEAL = 'p1.aaa.bbb.ccc.ddd.eee';
const OTHER_BANK = 'p1.aaa.bbb.ccc.fff.eee';
const THIRD = 'p1.aaa.bbb.ccc.999.eee';
const APPROVED = '2026-11-29T12:00:00.000Z';

interface Row {
	id: number;
	vendorId: string;
	payeeSeal: string;
	earlierSeal: string;
	state: string;
	changedAt: string | null;
	mayNotRelease: string;
	parts: string;
	[field: string]: unknown;
}
interface Compared {
	kept: Row[];
	changed: Row[];
	now: Record<string, Row>;
}
interface Answer {
	holds?: string;
	until?: string;
	seal: string;
	releasedSeal?: string;
	releasedBy?: string;
	error?: string;
}

const row = (changes: Partial<Row> = {}): Row => ({
	id: 7,
	vendorId: 'V1',
	vendorName: 'Acme',
	payeeSeal: SEAL,
	earlierSeal: '',
	state: 'known',
	changedAt: null,
	mayNotRelease: '',
	parts: '',
	updatedAt: '2026-11-01T00:00:00.000Z',
	...changes,
});

const item = (invoice: Record<string, unknown> = {}, payeeSeal = SEAL) => ({
	oneMayDoAll: 'no',
	holdForDays: 7,
	invoice: { id: 1, isFound: true, billVendorId: 'V1', approvedAt: APPROVED, claimedBy: '9', ...invoice },
	payee: { vendorId: 'V1', vendorName: 'Acme', payeeSeal },
});
type Item = ReturnType<typeof item>;

function compared(items: Item[], known: Row[]): Compared {
	const before = { 'Get the payees': items, 'Read what is known of them': known };
	return evaluated(WORKFLOW, 'Compare with what is known', before) as unknown as Compared;
}

function judged(changed: Row[], entries: unknown[] = [], sent: unknown[] = []): Row[] {
	const before = {
		'Compare with what is known': [{ changed }],
		'Read who changed them': entries as Array<Record<string, unknown>>,
		'Read what was released before': sent as Array<Record<string, unknown>>,
	};
	return (evaluated(WORKFLOW, 'Judge the changes', before) as unknown as { changes: Row[] }).changes;
}

function answers(items: Item[], now: Record<string, Row>): Record<string, Answer> & { seals?: unknown[] } {
	const before = {
		'When another workflow asks': items,
		'Get the payees': items,
		'Compare with what is known': [{ now }],
	};
	const { answers: all, seals } = evaluated(WORKFLOW, 'Judge each invoice', before) as {
		answers: Record<string, Answer>;
		seals: unknown[];
	};
	return Object.assign(all, { seals }) as never;
}

describe('the payee of an approved invoice', () => {
	it('is what later looks are compared with when it is seen for the first time, and no question', () => {
		const { kept, changed } = compared([item()], []);

		expect(kept).toMatchObject([{ id: 0, vendorId: 'V1', payeeSeal: SEAL, state: 'known' }]);
		expect(changed).toEqual([]);
	});

	it('is one change for all invoices of the vendor, and the part is named', () => {
		const items = [item({ id: 1 }, OTHER_BANK), item({ id: 2 }, OTHER_BANK)];
		const { kept, changed } = compared(items, [row()]);

		expect(kept).toEqual([]);
		expect(changed).toMatchObject([
			{ id: 7, earlierSeal: SEAL, payeeSeal: OTHER_BANK, parts: 'bank account' },
		]);
	});

	it('is changed for an approval that was sealed before, even if the table has been emptied since', () => {
		const { kept } = compared([item({ payeeSeal: `${SEAL} of V1` }, OTHER_BANK)], []);

		expect(kept).toMatchObject([{ payeeSeal: SEAL }]);
		expect(answers([item({ payeeSeal: `${SEAL} of V1` }, OTHER_BANK)], { V1: kept[0] })[1].holds).toBe(
			'changed',
		);
	});

	it('asks nobody any more once BILL shows again what it had before', () => {
		const held = row({ payeeSeal: OTHER_BANK, earlierSeal: SEAL, state: 'held' });

		expect(compared([item()], [held]).kept).toMatchObject([{ id: 7, payeeSeal: SEAL, state: 'known' }]);
	});

	it('counts a second change from where the first began', () => {
		const held = row({ payeeSeal: OTHER_BANK, earlierSeal: SEAL, state: 'held' });

		expect(compared([item({}, THIRD)], [held]).changed).toMatchObject([
			{ earlierSeal: SEAL, payeeSeal: THIRD },
		]);
	});

	it('is asked about when the account was linked to another vendor of BILL before', () => {
		const account = '001000000000001';
		const before = row({ id: 3, vendorId: 'V9', accountId: account });
		const relinked = item({ vendorAccountId: `${account}AAA` });
		const { kept } = compared([relinked], [before]);
		const next = compared([relinked], [before, { ...kept[0], id: 8 }]);

		expect(answers([relinked], { V1: kept[0] })[1].holds).toBe('changed');
		expect(next.changed).toMatchObject([
			{ id: 8, accountId: account, parts: expect.stringContaining('linked to') },
		]);
		expect(compared([relinked], [before, row({ accountId: account })])).toMatchObject({
			kept: [],
			changed: [],
		});
	});

	it('remembers everybody who had a part in an invoice that waits', () => {
		const people = [{ role: 'approver', person: '005A,ann@x.example,Ann' }];
		const held = row({ state: 'held', earlierSeal: THIRD, mayNotRelease: '005B,bob@x.example,Bob' });

		expect(compared([item({ people })], [held]).kept).toMatchObject([
			{ mayNotRelease: '005B,bob@x.example,Bob\n005A,ann@x.example,Ann' },
		]);
	});

	it('names who changed it, as far as BILL says it, and no value', () => {
		const [change] = compared([item({}, OTHER_BANK)], [row()]).changed;
		const entry = (name: string, createdTime: string, user: string) => ({
			vendorId: 'V1',
			entry: { createdTime, user: { name: user }, field: { name, value: { current: '123456789' } } },
		});

		const [held] = judged(
			[change],
			[
				entry('paymentInformation.bankAccount.accountNumber', '2026-11-30T10:00:00Z', 'Mallory'),
				entry('paymentInformation.bankAccount.accountNumber', '2026-01-01T10:00:00Z', 'Long Ago'),
			],
		);

		expect(held).toMatchObject({ state: 'held', changedBy: 'Mallory' });
		expect(JSON.stringify(held)).not.toContain('123456789');
	});

	it.each([
		['Address: "1" → "2"', 'p1.aaa.xxx.ccc.ddd.eee', 'released'],
		['Address: "1" → "2"', 'p1.aaa.xxx.ccc.fff.eee', 'held'],
		['Name: "1" → "2"', 'p1.aaa.xxx.ccc.ddd.eee', 'held'],
	])('needs no second release for what was sent after one (%s, %s: %s)', (changes, seal, state) => {
		const [change] = compared([item({}, seal)], [row()]).changed;
		const sent = {
			id: 3,
			billVendorId: 'V1',
			changes,
			updatedAt: '2026-11-30T11:00:00.000Z',
			decidedBy: 'Dana',
		};

		expect(judged([change], [], [sent])[0].state).toBe(state);
		expect(judged([change], [], [{ ...sent, updatedAt: '2026-10-01T00:00:00.000Z' }])[0].state).toBe('held');
	});

	it.each([
		['before the approval, a day ago', '2026-11-29T11:00:00.000Z', 'changed', '2026-12-06T11:00:00.000Z'],
		['before the approval, eight days ago', '2026-11-22T11:00:00.000Z', '', undefined],
		['after the approval', '2026-11-29T13:00:00.000Z', 'changed', ''],
	])('holds an invoice when it changed %s', (_, changedAt, holds, until) => {
		const held = row({ payeeSeal: OTHER_BANK, earlierSeal: SEAL, state: 'held', changedAt });

		expect(answers([item({}, OTHER_BANK)], { V1: held })[1]).toMatchObject({
			holds,
			...(until !== undefined && { until }),
		});
	});

	it('holds an invoice for ever when it changed after an approval of long ago', () => {
		const held = row({ payeeSeal: OTHER_BANK, state: 'held', changedAt: '2026-11-02T00:00:00.000Z' });

		expect(
			answers([item({ approvedAt: '2026-11-01T00:00:00.000Z' }, OTHER_BANK)], { V1: held })[1].holds,
		).toBe('changed');
	});

	it('lets go what was released, and only that', () => {
		const released = row({
			payeeSeal: OTHER_BANK,
			state: 'released',
			changedAt: '2026-11-29T13:00:00.000Z',
			decidedBy: 'Dana',
		});

		expect(answers([item({}, OTHER_BANK)], { V1: released })[1]).toMatchObject({
			holds: '',
			releasedSeal: OTHER_BANK,
			releasedBy: 'Dana',
		});
		expect(answers([item({}, THIRD)], { V1: released })[1].holds).toBe('changed');
	});

	it('is another vendor when the account was linked anew after the approval', () => {
		expect(answers([item({ payeeSeal: `${SEAL} of V9` })], { V1: row() })[1].holds).toBe('otherVendor');
	});

	it('is never taken for unchanged when BILL did not answer', () => {
		const silent = { ...item(), payee: { error: 'BILL is away', curedBy: 'time' } } as never;

		expect(answers([silent], {})[1]).toMatchObject({ error: 'BILL is away', seal: '' });
	});

	it('is sealed in the row once, and not while it is held', () => {
		const held = row({ payeeSeal: OTHER_BANK, state: 'held', changedAt: '2026-11-29T13:00:00.000Z' });

		expect(answers([item()], { V1: row() }).seals).toEqual([
			{ id: 1, claimedBy: '9', payeeSeal: `${SEAL} of V1` },
		]);
		expect(answers([item({ payeeSeal: `${SEAL} of V1` })], { V1: row() }).seals).toEqual([]);
		expect(answers([item({}, OTHER_BANK)], { V1: held }).seals).toEqual([]);
	});
});
