import {
	type CompletedApprovals,
	CompletedApprovalTranslator,
} from '../../../../nodes/SalesforceApproval/events/translators/completedApprovals';
import { UnusableEventError } from '../../../../nodes/SalesforceApproval/events/source/translator';

const AT = Date.parse('2026-11-02T08:00:00Z');
const [ONE, TWO] = ['04g000000000001AAA', '04g000000000002AAA'];

const anApproval = (approvalId: string, objectName = 'AP_Invoice__c') => ({
	approvalId,
	recordId: `a00${approvalId.slice(3)}`,
	objectName,
	status: 'Approved',
	modifiedAt: '2026-11-02T08:00:00.000+0000',
	decidedAt: '2026-11-02T08:00:00.000+0000',
	decidedBy: '005000000000001AAA',
	processName: 'AP_Invoice_Approval',
	payload: { Id: approvalId },
});

function aTranslator(readable: Array<ReturnType<typeof anApproval>>, objectName = 'AP_Invoice__c') {
	const alerts: string[] = [];
	const asked: string[][] = [];
	const approvals: CompletedApprovals = {
		byId: async (ids) => (asked.push(ids), readable.filter(({ approvalId }) => ids.includes(approvalId))),
		changedSince: async () => readable,
		amountsOf: async (_object, [id]) => new Map([[id, { amount: 7 }]]),
		check: async () => {},
	};
	const reporter = { warn: () => {}, alert: (message: string) => void alerts.push(message) };
	const translator = new CompletedApprovalTranslator({ objectName, approvals, reporter });
	const translate = async (header: object, content: object = {}) => {
		const ChangeEventHeader = {
			entityName: 'ProcessInstance',
			recordIds: [ONE],
			changeType: 'UPDATE',
			commitTimestamp: AT,
			changedFields: ['Status', 'CompletedDate'],
			...header,
		};
		const payload = { ChangeEventHeader, ...content };
		return (await translator.translate({ eventId: 'uuid', replayId: 'r', payload })).events;
	};
	return { translate, alerts, asked };
}

it.each([
	['is still pending', {}, { Status: 'Pending' }],
	['changed in another field', { changedFields: ['LastModifiedDate'] }, { Status: null }],
	['was deleted', { changeType: 'DELETE', changedFields: [] }, {}],
	['is of another object', { entityName: 'ProcessInstanceStep' }, { Status: 'Approved' }],
])('asks Salesforce nothing about an approval that %s', async (_what, header, content) => {
	const { translate, asked } = aTranslator([anApproval(ONE)]);

	expect([await translate(header, content), asked]).toEqual([[], []]);
});

it('takes an approval that is complete as soon as it is submitted', async () => {
	const { translate } = aTranslator([anApproval(ONE)]);

	const created = await translate({ changeType: 'CREATE', changedFields: [] }, { Status: 'Approved' });

	expect(created).toMatchObject([{ approvalId: ONE, amount: 7, replayId: 'r', isGap: false }]);
});

it('keeps approvals of other objects out, and takes all where none is named', async () => {
	const readable = [anApproval(ONE), anApproval(TWO, 'Travel__c')];
	const header = { recordIds: [ONE, TWO] };

	const ofInvoices = await aTranslator(readable).translate(header, { Status: 'Approved' });
	const ofAny = await aTranslator(readable, '').translate(header, { Status: 'Approved' });

	expect(ofInvoices.map(({ objectName }) => objectName)).toEqual(['AP_Invoice__c']);
	expect(ofAny.map(({ objectName }) => objectName)).toEqual(['AP_Invoice__c', 'Travel__c']);
});

it('never leaves out in silence an approval that was completed but cannot be read', async () => {
	const alone = aTranslator([]).translate({}, { Status: 'Approved' });
	const { translate, alerts } = aTranslator([anApproval(ONE)]);

	const events = await translate({ recordIds: [ONE, TWO] }, { Status: 'Approved' });

	await expect(alone).rejects.toThrow(UnusableEventError);
	await expect(alone).rejects.toThrow(new RegExp(`${ONE} was completed but cannot be read`));
	expect(events).toHaveLength(1);
	expect(alerts).toEqual([expect.stringContaining(TWO)]);
});

it('reports an approval whose record the user may not see, as it cannot tell whose it is', async () => {
	const { translate } = aTranslator([anApproval(ONE, '')]);

	await expect(translate({}, { Status: 'Approved' })).rejects.toThrow(
		new RegExp(`${ONE} was completed but cannot be read`),
	);
});

it.each([
	['all approvals at once', { recordIds: ['04g*'] }],
	['none', { recordIds: [] }],
])('reports a completion of %s as unusable', async (_what, header) => {
	const { translate } = aTranslator([anApproval(ONE)]);

	await expect(translate(header, { Status: 'Approved' })).rejects.toThrow(/names no approval/);
});
