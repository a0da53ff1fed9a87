import { createHmac } from 'node:crypto';
import { TENANT } from '../../../sandbox/bill/tenant';
import { Caller, codes, endAll, startReceiver, startSignedIn } from './harness';
import type { Body } from './harness';
import {
	aPayment,
	aSubscription,
	aVendor,
	createBill,
	createPayment,
	createVendor,
	subscribe,
} from './records';

afterEach(endAll);

describe('a notification', () => {
	it('is signed over the bytes that arrive', async () => {
		const { api } = await startSignedIn();
		const receiver = await startReceiver();
		const { id, securityKey } = (await subscribe(api, aSubscription(receiver.url, 'vendor.created'))).data;

		const vendor = await createVendor(api, { name: 'Ünïcode & "Quotes"' });
		const [{ body, signature, event }] = await receiver.until(1);

		expect(signature).toBe(createHmac('sha256', securityKey).update(body, 'utf8').digest('base64'));
		expect(body).toBe(JSON.stringify(event));
		expect(event).toEqual({
			metadata: {
				eventId: expect.stringMatching(/^[0-9a-f-]{36}$/),
				subscriptionId: id,
				organizationId: TENANT.organizationId,
				eventType: 'vendor.created',
				version: '1',
			},
			vendor,
		});
	});

	it('of an updated vendor holds the touched fields only', async () => {
		const { api } = await startSignedIn();
		const receiver = await startReceiver();
		await subscribe(api, aSubscription(receiver.url, 'vendor.updated'));
		const { id } = await createVendor(api);

		await api.patch(`/v3/vendors/${id}`, { phone: '5550100' });
		const [{ event }] = await receiver.until(1);

		expect(event.vendor).toEqual({
			id,
			name: aVendor().name,
			phone: '5550100',
			updatedTime: expect.any(String),
		});
	});

	it('of an updated vendor holds all of it where the switch says so', async () => {
		const { api } = await startSignedIn({ switches: { vendorUpdatedFull: true } });
		const receiver = await startReceiver();
		await subscribe(api, aSubscription(receiver.url, 'vendor.updated'));
		const { id } = await createVendor(api);

		const { data } = await api.patch(`/v3/vendors/${id}`, { phone: '5550100' });

		expect((await receiver.until(1))[0].event.vendor).toEqual(data);
	});

	it('of a bill dates the invoice with a full timestamp', async () => {
		const { api } = await startSignedIn();
		const receiver = await startReceiver();
		await subscribe(api, aSubscription(receiver.url, 'bill.created'));

		const bill = await createBill(api);

		expect((await receiver.until(1))[0].event.bill).toEqual({
			...bill,
			invoice: { invoiceNumber: 'NW-4711', invoiceDate: '2026-12-16T00:00:00.000+00:00' },
		});
	});

	it.each(['archived', 'restored'])('tells that bills and vendors are %s, once', async (event) => {
		const { api } = await startSignedIn();
		const receiver = await startReceiver();
		const bill = await createBill(api);
		await subscribe(api, aSubscription(receiver.url, `bill.${event}`, `vendor.${event}`));

		for (const verb of ['archive', 'archive', 'restore', 'restore']) {
			await api.post(`/v3/bills/${bill.id}/${verb}`);
			await api.post(`/v3/vendors/${String(bill.vendorId)}/${verb}`);
		}
		await receiver.until(2);

		const { data: stats } = await api.get('/sandbox/stats');
		expect(receiver.received.map((one) => one.event.metadata.eventType).sort()).toEqual([
			`bill.${event}`,
			`vendor.${event}`,
		]);
		expect(stats.notificationsFailed).toBe(0);
	});

	it('follows a payment through its statuses with singleStatus values', async () => {
		const { bill, api } = await startSignedIn();
		const receiver = await startReceiver();
		await subscribe(api, aSubscription(receiver.url, 'payment.updated'));
		const payment = await createPayment(api, { transactionNumber: 'SF-1' });
		for (let tick = 0; tick < 6; tick++) await new Caller(bill.url).post('/sandbox/tick');

		const events = (await receiver.until(7)).map((one) => one.event.payment as Body);

		expect(events.map(({ status }) => status).sort()).toEqual(
			['SCHEDULED', 'READY_TO_FUND', 'FUNDING_STARTED', 'PROCESSED', 'SENT', 'DELIVERED', 'CLEARED'].sort(),
		);
		expect(events.find(({ status }) => status === 'CLEARED')).toMatchObject({
			id: payment.id,
			billIds: [payment.billId],
			transactionNumber: 'SF-1',
			funding: { type: 'BANK_ACCOUNT', id: TENANT.bankAccountId, accountNumber: '****2333' },
			disbursement: { arrivesByDate: expect.any(String) },
			vendor: { id: payment.vendorId, name: payment.vendorName },
			billingType: 'BDC',
		});
	});

	it('nests the funding and leaves the first status out where the switches say so', async () => {
		const { bill, api } = await startSignedIn({
			switches: { nestedFunding: true, paymentUpdatedOnCreate: false },
		});
		const receiver = await startReceiver();
		await subscribe(api, aSubscription(receiver.url, 'payment.updated'));
		await createPayment(api);
		await new Caller(bill.url).post('/sandbox/tick');

		const [{ event }] = await receiver.until(1);

		expect(event.payment).toMatchObject({
			status: 'READY_TO_FUND',
			funding: { fundingAccount: { id: TENANT.bankAccountId } },
		});
	});

	it('tells of the bill a payment changes', async () => {
		const { api } = await startSignedIn();
		const receiver = await startReceiver();
		const bill = await createBill(api);
		await subscribe(api, aSubscription(receiver.url, 'bill.updated'));

		await api.post('/v3/payments', aPayment(bill));

		expect((await receiver.until(1))[0].event.bill).toMatchObject({
			id: bill.id,
			paymentStatus: 'SCHEDULED',
			dueAmount: 0,
		});
	});

	it('arrives as an escaped string where the switch says so', async () => {
		const { api } = await startSignedIn({ switches: { pushEscaped: true } });
		const receiver = await startReceiver();
		const { securityKey } = (await subscribe(api, aSubscription(receiver.url, 'vendor.created'))).data;
		await createVendor(api);

		const [{ body, signature }] = await receiver.until(1);

		const payload: unknown = JSON.parse(body);
		expect(typeof payload).toBe('string');
		expect(signature).toBe(
			createHmac('sha256', securityKey).update(String(payload), 'utf8').digest('base64'),
		);
	});

	it('is not sent for other events', async () => {
		const { api } = await startSignedIn();
		const receiver = await startReceiver();
		await subscribe(api, aSubscription(receiver.url, 'vendor.archived'));
		const { id } = await createVendor(api);
		await api.post(`/v3/vendors/${id}/archive`);

		await receiver.until(1);

		expect(receiver.received).toHaveLength(1);
	});

	it('of dummies can be asked for, for subscribed types only', async () => {
		const { api } = await startSignedIn();
		const receiver = await startReceiver();
		const { id } = (await subscribe(api, aSubscription(receiver.url, 'bill.created'))).data;

		const sent = await api.post(`/v3/subscriptions/${id}/test`, { eventType: 'bill.created', version: '1' });
		const plain = await api.post(`/v3/subscriptions/${id}/test`);
		const other = await api.post(`/v3/subscriptions/${id}/test`, { eventType: 'vendor.created' });
		const received = await receiver.until(2);

		expect([sent.status, plain.status, codes(other)]).toEqual([200, 200, ['BDC_1129']]);
		expect(received.map((one) => one.event.metadata.eventType)).toEqual(['bill.created', 'bill.created']);
	});
});
