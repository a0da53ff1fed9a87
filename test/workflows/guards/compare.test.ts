import { evaluated } from './evaluated';

const ROUND = 'a00000000000001AAA:04g000000000001AAA';
const [ANN, BOB] = ['005000000000001AAA', '005000000000002AAA'];
const PEOPLE = [
	{ role: 'submitter', person: `${ANN},ann@x.example,Ann Archer` },
	{ role: 'approver', person: `${BOB},bob@x.example,Bob Baker` },
];
const APPROVAL = { approvedIn: 'production', isMixed: false, people: PEOPLE, duplicates: [] as unknown[] };
const PAYEE = { seal: 'p1.a.b.c.d.e', vendorId: 'V1', changedAt: '', parts: '', releasedSeal: '', holds: '' };
const SWITCHES = {
	oneMayDoAll: 'no',
	allowsMixedEnvironments: 'no',
	sameInvoiceNumber: 'stop',
	similarInvoice: 'pointOut',
};
const OTHER = {
	recordId: 'a00000000000000AAA',
	name: 'AP-0000',
	number: 'INV-7',
	amount: 120.5,
	date: '2026-11-02',
	stops: true,
};

interface Route {
	next: string;
	state?: string;
	reason?: string;
	message?: string;
	nextTryAt?: string | null;
	why?: string;
	error?: string;
	details?: Record<string, unknown>;
	onDuplicates?: { sameNumber: string; similar: string };
	people?: Array<{ role: string }>;
	alike?: string;
	releasedBy?: string;
}

interface Given {
	/** What was read of the record, beside or instead of what is usual. */
	invoice?: Record<string, unknown>;
	approval?: Record<string, unknown>;
	payee?: Record<string, unknown>;
	row?: Record<string, unknown>;
	rules?: unknown[];
	switches?: Partial<typeof SWITCHES>;
	decisions?: unknown[];
}

function route({ invoice, approval, payee, row = {}, rules = [], switches, decisions = [] }: Given): Route {
	const taken = {
		id: 1,
		recordId: 'a00000000000001AAA',
		approvalKey: ROUND,
		state: 'working',
		reason: '',
		message: '',
		billId: '',
		paymentId: '',
		approvedAmount: 120.5,
		approvedVendorId: '',
		...row,
	};
	const item = {
		...taken,
		isFound: true,
		isApproved: true,
		recordName: 'AP-0001',
		invoiceNumber: 'INV-007',
		invoiceDate: '2026-11-02',
		amount: 120.5,
		vendorName: 'Acme',
		vendorAccountId: '001000000000001AAA',
		billVendorId: 'V1',
		syncStatus: 'Not Sent',
		howToApproveAgain: 'have it approved again',
		lines: [],
		approval: { ...APPROVAL, ...approval },
		payee: { ...PAYEE, ...payee },
		...invoice,
	};
	return evaluated(
		'Pay approved invoices',
		'Compare and choose the route',
		{
			'Your settings': [
				{
					fundingAccountType: 'DEFAULT_BANK_ACCOUNT',
					payWhen: 'at once',
					usesClaims: true,
					isDryRun: false,
					leaseMinutes: 15,
				},
			],
			'Read rules and switches': [
				{
					rules,
					switches: { ...SWITCHES, ...switches },
					codeMap: {},
					decisions,
					paidVendors: [],
					isPaused: false,
					whyPaused: '',
				},
			],
			'Read what was taken': [taken],
		},
		item,
	) as unknown as Route;
}

const released = (answeredBy: string) => ({
	rowId: 1,
	approvalKey: ROUND,
	amount: 120.5,
	kind: 'ask',
	answeredBy,
	note: '',
});
const ASK = [{ action: 'ask', askWhom: 'cfo@x.example', note: 'much' }];

describe('an approved invoice', () => {
	it('says why its record could not be read, and who cures that', () => {
		const unread = { isFound: false, curedBy: 'person', retryAt: '', whyNotRead: 'refusedBySalesforce' };
		expect(route({ invoice: unread })).toMatchObject({
			next: 'failed',
			details: { curedBy: 'person', reason: 'refusedBySalesforce' },
		});
	});

	describe('whose record says what was approved', () => {
		const APPROVED = { vendorWhenApproved: '001000000000001AAA', amountWhenApproved: 120.5 };
		// As an approval whose event named no vendor, or was lost.
		const ROW = { approvedVendorId: '', approvedAmount: null };

		it('goes on when that is what it is now', () => {
			expect(route({ invoice: APPROVED, row: ROW })).toMatchObject({ next: 'claim' });
		});

		it.each([
			[
				'another vendor',
				{ vendorAccountId: '001000000000002AAA' },
				'vendorChanged',
				/the vendor 001000000000001AAA/,
			],
			['no vendor then', { vendorWhenApproved: '' }, 'vendorChanged', /no vendor was approved/],
			[
				'another amount',
				{ amount: 120.51 },
				'amountChanged',
				/approved was 120\.50, but its Amount is now 120\.51/,
			],
			['no amount then', { amountWhenApproved: null }, 'amountChanged', /approved was no amount/],
		])('asks a person about %s', (_what, changed, reason, message) => {
			for (const row of [ROW, { reason: 'sentAgain', ...ROW }, { approvedAmount: 120.5 }])
				expect(route({ invoice: { ...APPROVED, ...changed }, row })).toMatchObject({
					state: 'needs attention',
					reason,
					message: expect.stringMatching(message),
				});
		});

		it('counts what the event of this very approval said as well', () => {
			const row = { approvedVendorId: '001000000000002AAA' };
			expect(route({ invoice: APPROVED, row })).toMatchObject({ reason: 'vendorChanged' });
			expect(route({ invoice: APPROVED, row: { approvedAmount: 9 } })).toMatchObject({
				reason: 'amountChanged',
			});
		});
	});

	it('goes on when two people had the parts and nothing speaks against it', () => {
		expect(route({})).toMatchObject({
			next: 'claim',
			alike: '',
			onDuplicates: { sameNumber: 'stop', similar: 'pointOut' },
		});
	});

	it.each([
		[
			'submitted and approved it',
			{ approval: { people: [PEOPLE[0], { role: 'approver', person: ANN.slice(0, 15) }] } },
		],
		['approved and released it', { decisions: [released('bob@X.example')], rules: ASK }],
		['submitted and released it', { decisions: [released('  ann ARCHER ')], rules: ASK }],
		[
			'approved it and changed the payee',
			{ payee: { releasedSeal: 'p1.a.b.c.d.e', releasedBy: 'Dana', changedBy: 'Bob Baker' } },
		],
		[
			'changed the payee and released that',
			{ payee: { releasedSeal: 'p1.a.b.c.d.e', releasedBy: 'Mallory', changedBy: 'Mallory' } },
		],
	])('needs attention when one person %s, and not in a company of one', (_, given) => {
		expect(route(given)).toMatchObject({ state: 'needs attention', reason: 'samePerson' });
		expect(route({ ...given, switches: { oneMayDoAll: 'yes' } }).next).toBe('claim');
	});

	it('may be submitted by who has changed its payee, and released twice by one person', () => {
		const payee = { releasedSeal: 'p1.a.b.c.d.e', releasedBy: 'Dana', changedBy: 'Ann Archer' };
		const { next, releasedBy } = route({ payee, decisions: [released('Dana')], rules: ASK });

		expect(next).toBe('claim');
		expect(releasedBy).toContain('Its payee was released by Dana.');
	});

	it('needs attention when the environments are mixed, unless somebody allows it', () => {
		const approval = { isMixed: true };

		expect(route({ approval })).toMatchObject({ state: 'needs attention', reason: 'environmentsMixed' });
		expect(route({ approval, switches: { allowsMixedEnvironments: 'yes' } }).next).toBe('claim');
	});

	it.each([
		['without a time', '', null],
		['until the days are over', '2026-12-06T11:00:00.000Z', '2026-12-06T11:00:00.000Z'],
	])('waits %s while its payee is held', (_, until, nextTryAt) => {
		expect(route({ payee: { holds: 'changed', parts: 'bank account', until } })).toMatchObject({
			state: 'waiting',
			reason: 'payeeChanged',
			nextTryAt,
			message: expect.stringContaining('bank account'),
		});
	});

	it('needs attention when the change is refused, or its account is linked to another vendor', () => {
		expect(route({ payee: { holds: 'refused', decidedBy: 'Dana' } }).reason).toBe('payeeRefused');
		expect(route({ payee: { holds: 'otherVendor', sealedVendorId: 'V9' } }).reason).toBe('vendorChanged');
	});

	it('is not held by its payee where nothing is paid', () => {
		expect(route({ payee: { holds: 'changed' }, rules: [{ action: 'bill only' }] }).next).toBe('claim');
	});

	it.each([
		{ payee: { error: 'BILL is away', details: { curedBy: 'time' } } },
		{ approval: { error: 'Salesforce is away' } },
	])('is tried again and never paid when nobody could look: %j', (given) => {
		expect(route(given)).toMatchObject({ next: 'failed', error: expect.stringContaining('away') });
	});

	it('asks before it is paid a second time, names the other invoice, and is paid when both are owed', () => {
		const approval = { duplicates: [OTHER] };

		expect(route({ approval })).toMatchObject({
			next: 'ask',
			why: expect.stringContaining('AP-0000 (number INV-7, 120.50, 2026-11-02)'),
		});
		expect(route({ approval, decisions: [released('Dana')] })).toMatchObject({
			next: 'claim',
			onDuplicates: { sameNumber: 'pointOut', similar: 'pointOut' },
		});
	});

	it('asks about a bill that only BILL has, in few words', () => {
		const message =
			'Invoice INV-007: Payment of bill 1: invoice INV-007 may be in BILL already: bill 2 (invoice INV-7, same number). Nothing was sent. Compare the two. It is tried again by itself.';

		expect(route({ row: { reason: 'duplicateInBill', message } })).toMatchObject({
			next: 'ask',
			why: 'possibly the same invoice as bill 2 (invoice INV-7, same number)',
		});
	});

	it('is one question where a rule asks as well, and stays held by a rule that holds', () => {
		const approval = { duplicates: [OTHER] };

		expect(route({ approval, rules: ASK }).why).toMatch(/AP-0000.*; much$/);
		expect(route({ approval, rules: [{ action: 'hold' }] })).toMatchObject({
			state: 'waiting',
			reason: 'hold',
		});
	});

	it('is paid and points at the other one where that is what somebody chose', () => {
		expect(route({ approval: { duplicates: [{ ...OTHER, stops: false }] } })).toMatchObject({
			next: 'claim',
			alike: expect.stringContaining('AP-0000'),
		});
	});
});
