import { matcher } from '../../faults/n8n/tables/filter';
import { workflowFiles } from '../files';
import { compared, evaluated, written } from './evaluated';

const WORKFLOW = 'Reconcile BILL and Salesforce';
const RECORD = 'a00000000000001AAA';
const APPROVED = { vendorWhenApproved: '001000000000001AAA', amountWhenApproved: 120.5 };
const MISSED = {
	recordId: RECORD,
	invoiceNumber: 'INV-7',
	syncStatus: 'Not Sent',
	vendorWhenApproved: '',
	amountWhenApproved: null,
	recordChangedAt: '2026-11-30T09:00:00.000+0000',
	approval: { approvalId: '04g000000000001AAA', status: 'approved', decidedAt: '2026-11-30T09:00:00.000Z' },
};

/** The row that an approval gets whose event was lost. */
function rowOf(invoice: Record<string, unknown>, itsRows: Array<Record<string, unknown>> = []) {
	return written(
		WORKFLOW,
		'Take up the approval',
		{ 'Read their approvals': itsRows },
		{ ...MISSED, ...invoice },
	);
}

describe('an approval whose event was lost', () => {
	it('is taken up with the vendor and the amount that the record says were approved', () => {
		expect(rowOf(APPROVED)).toMatchObject({
			approvedVendorId: '001000000000001AAA',
			approvedAmount: 120.5,
			reason: 'reconciled',
			state: 'new',
		});
	});

	it('asks a person where nothing says what was approved, and when the record was changed is not known', () => {
		expect(rowOf({ recordChangedAt: '' })).toMatchObject({ reason: 'changedSince' });
	});

	it('asks nobody because n8n itself wrote to a record that says what was approved', () => {
		const later = { recordChangedAt: '2026-11-30T11:00:00.000+0000' };

		expect(rowOf({ ...APPROVED, ...later })).toMatchObject({ reason: 'reconciled' });
		expect(rowOf({ ...APPROVED, ...later }, [{ recordId: RECORD }])).toMatchObject({ reason: 'reconciled' });
	});

	it('is judged by the last change of the record where nothing says what was approved', () => {
		const changedAt = (recordChangedAt: string) => rowOf({ recordChangedAt }).reason;

		expect(rowOf({})).toMatchObject({ approvedVendorId: '', approvedAmount: null, reason: 'reconciled' });
		expect(changedAt('2026-11-30T09:01:00.000+0000')).toBe('reconciled');
		expect(changedAt('2026-11-30T09:01:00.001+0000')).toBe('changedSince');
	});

	it('is not paid again after a void or a failure', () => {
		for (const stamp of [{}, APPROVED]) {
			expect(rowOf({ ...stamp, syncStatus: 'Voided' })).toMatchObject({ state: 'ended', reason: 'voided' });
			expect(rowOf({ ...stamp, syncStatus: 'Payment Failed' })).toMatchObject({
				state: 'ended',
				reason: 'paymentFailed',
			});
		}
	});
});

describe('two runs that take up the same approval at once', () => {
	const TYPES = {
		approvalKey: 'string',
		reason: 'string',
		state: 'string',
		claimedBy: 'string',
	} as const;
	const own = rowOf(APPROVED);

	/** Whether the later run writes its row over this one, and does not add it. */
	function isShared(row: Record<string, unknown>): boolean {
		const node = workflowFiles
			.find(({ name }) => name === WORKFLOW)
			?.nodes.find(({ name }) => name === 'Take up the approval');
		expect(node?.parameters).toMatchObject({ operation: 'upsert', matchType: 'allConditions' });
		const before = { 'Read their approvals': [] };
		const values = compared(WORKFLOW, 'Take up the approval', before, { ...MISSED, ...APPROVED });
		const { conditions } = node?.parameters.filters as {
			conditions: Array<{ keyName: string; condition: string }>;
		};
		const filters = conditions.map(({ keyName, condition }) => ({
			columnName: keyName,
			condition,
			value: values[keyName] ?? null,
		}));
		return matcher({ type: 'and', filters } as never, TYPES)(row as never);
	}

	it('share one row', () => {
		expect(isShared(own)).toBe(true);
	});

	it.each([
		['what a run has taken', { claimedBy: '12', state: 'working' }],
		['what a run has come to a result with', { state: 'needs attention' }],
		['what the event brought, which knows what it said', { reason: '' }],
		['another approval', { approvalKey: `${RECORD}:04g000000000002AAA` }],
	])('leave alone %s', (_what, differs) => {
		expect(isShared({ ...own, ...differs })).toBe(false);
	});
});

describe('a trouble that a person has to cure', () => {
	it('does not make forget that nobody knows what was approved', () => {
		const row = { id: 1, recordId: RECORD, attempts: 0, reason: 'changedSince' };
		const before = {
			'Compare and choose the route': [row],
			'Your settings': [{ firstPauseMinutes: 1 }],
			'Create the bills': [],
			'Read rules and switches': [{ switches: {} }],
		};
		const trouble = { error: 'No access.', details: { curedBy: 'person', reason: 'refusedBySalesforce' } };

		expect(evaluated('Pay approved invoices', 'Say what went wrong', before, trouble)).toMatchObject({
			state: 'needs attention',
			reason: 'changedSince',
		});
	});
});

describe('an invoice that stopped because nobody knows what was approved', () => {
	it('is not sent again with that approval', () => {
		const row = { id: 1, recordId: RECORD, invoiceNumber: 'INV-7', approvalKey: `${RECORD}:04g` };
		const judged = (reason: string) =>
			(
				evaluated('Send invoices again', 'Judge each one', {
					'One item a search': [{ asked: 'INV-7' }],
					'Look for the number': [{ ...row, state: 'needs attention', reason }],
					'Look for the record': [],
				}).invoices as Array<{ why: string }>
			)[0].why;

		expect(judged('missing')).toBe('');
		expect(judged('changedSince')).toMatch(/nothing says what was approved. Submit it for approval again/);
	});
});
