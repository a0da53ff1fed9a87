import { refreshFrom } from '../../../../nodes/SalesforceApproval/events/handOver/refresh';
import type { Records } from '../../../../nodes/SalesforceApproval/events/rest/records';
import type { ApprovalEvent } from '../../../../nodes/SalesforceApproval/events/source/source';
import { SalesforceRefusedError } from '../../../../nodes/SalesforceApproval/transport/refusal';

const event: ApprovalEvent = {
	eventId: '1',
	source: 'platformEvent',
	decision: 'approved',
	objectName: 'AP_Invoice__c',
	recordId: 'a01',
	approvalId: '04g',
	processName: null,
	amount: null,
	decidedBy: null,
	decidedAt: null,
	isGap: false,
	payload: {},
};

function aRefresh(read: Records['read']) {
	const [warnings, alerts]: string[][] = [[], []];
	const refresh = refreshFrom(
		{ read, changedSince: async () => [] },
		{
			amountField: 'Amount__c',
			reporter: {
				warn: (message) => void warnings.push(message),
				alert: (message) => void alerts.push(message),
			},
			wait: async () => {},
		},
	);
	return {
		warnings,
		alerts,
		refresh: async (given = event) => await refresh(given, new AbortController().signal),
	};
}

it('adds the record and takes its amount where the event has none', async () => {
	const { refresh } = aRefresh(async () => ({ Id: 'a01', Amount__c: 7 }));

	const [without, own] = [await refresh(), await refresh({ ...event, amount: 5 })];

	expect([without.amount, own.amount, without.record]).toEqual([7, 5, { Id: 'a01', Amount__c: 7 }]);
});

it('says that a record is gone, and asks for none that the event does not name', async () => {
	let asked = 0;
	const { refresh } = aRefresh(async () => (asked++, null));

	const [gone, unnamed] = [await refresh(), await refresh({ ...event, recordId: '' })];

	expect([gone.record, unnamed.record, asked]).toEqual([null, null, 1]);
});

it('waits until Salesforce answers again and tells a person when that takes long', async () => {
	let failures = 7;
	const { refresh, warnings, alerts } = aRefresh(async () => {
		if (failures-- > 0)
			throw new SalesforceRefusedError(503, [
				{ errorCode: 'SERVER_UNAVAILABLE', message: 'Busy', fields: [] },
			]);
		return { Id: 'a01' };
	});

	const { record } = await refresh();

	expect(record).toEqual({ Id: 'a01' });
	expect([warnings.length, alerts.length]).toEqual([7, 1]);
});

it('stops when the user may not read the object, which a person has to change', async () => {
	const { refresh } = aRefresh(async () => {
		throw new SalesforceRefusedError(403, [
			{ errorCode: 'INSUFFICIENT_ACCESS', message: 'No access', fields: [] },
		]);
	});

	await expect(refresh()).rejects.toMatchObject({ name: 'NeedsPersonError' });
});
