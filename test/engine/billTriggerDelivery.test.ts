import { forgetProcessMemory } from './harness';
import {
	aNotification,
	bill,
	createVendor,
	deliver,
	hostTrigger,
	securityKeyOf,
	sign,
	subscriptions,
	until,
	useBillTrigger,
} from './billTriggerStage';

useBillTrigger();

function aPayment(eventId: string, status: string): string {
	const metadata = {
		eventId,
		subscriptionId: 's-1',
		organizationId: '008-1',
		eventType: 'payment.updated',
		version: '1',
	};
	return JSON.stringify({ metadata, payment: { id: 'stp-1', status } });
}

describe('deliveries', () => {
	it('are refused with 401 when signature, body or key do not fit, and start nothing', async () => {
		const host = await hostTrigger();
		await host.activate();
		const body = aNotification();
		const signature = sign(body, securityKeyOf(host));

		const statuses = [
			await deliver(host.url(), body),
			await deliver(host.url(), body, sign(body, 'another key')),
			await deliver(host.url(), body.replace('Acme', 'Acmf'), signature),
			await deliver(host.url('test'), body, signature),
		];

		expect(statuses).toEqual([401, 401, 401, 401]);
		expect(host.executions).toEqual([]);
	});

	it('are answered with 200 and dropped when the event was handled before', async () => {
		const host = await hostTrigger();
		await host.activate();
		const signature = sign(aNotification(), securityKeyOf(host));

		const statuses = [
			await deliver(host.url(), aNotification(), signature),
			await deliver(host.url(), aNotification(), signature),
		];

		expect(statuses).toEqual([200, 200]);
		expect(host.executions).toHaveLength(1);
	});

	it('have one effect when BILL sends an event twice at the same time', async () => {
		const host = await hostTrigger();
		await host.activate();
		await bill.control('faults', { kind: 'duplicate-notification' });

		await createVendor('Acme');
		await until(async () => (await bill.stats()).notificationsSent === 2);

		expect(host.executions).toHaveLength(1);
	});

	it('are recognised as repeats after a restart', async () => {
		const host = await hostTrigger();
		await host.activate();
		const key = securityKeyOf(host);
		const [first, second] = [aNotification('event-1'), aNotification('event-2')];
		await deliver(host.url(), first, sign(first, key));
		await deliver(host.url(), second, sign(second, key));
		forgetProcessMemory();

		await deliver(host.url(), first, sign(first, key));

		expect(host.executions.flat().map(({ json }) => json.eventId)).toEqual(['event-1', 'event-2']);
	});

	it.each(['lastNode', 'responseNode'])(
		'are recognised as repeats after a restart when BILL is answered by the workflow (%s), all but the last',
		async (acknowledge) => {
			const host = await hostTrigger({ acknowledge }, (_items, respond) => respond(200));
			await host.activate();
			const key = securityKeyOf(host);
			const bodies = ['event-1', 'event-2', 'event-3'].map((eventId) => aNotification(eventId));
			for (const body of bodies) await deliver(host.url(), body, sign(body, key));
			forgetProcessMemory();

			for (const body of bodies) await deliver(host.url(), body, sign(body, key));

			const started = host.executions.flat().map(({ json }) => json.eventId);
			expect(started).toEqual(['event-1', 'event-2', 'event-3', 'event-3']);
		},
	);

	it('that no event of BILL can be are refused before anything looks into them', async () => {
		const host = await hostTrigger();
		await host.activate();
		const key = securityKeyOf(host);
		const nested = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
		const endlessText = JSON.stringify('\\'.repeat(400_000));
		const tooLarge = JSON.stringify({ metadata: {}, text: 'x'.repeat(1024 * 1024) });

		const statuses = [
			await deliver(host.url(), nested, sign('something else', key)),
			await deliver(host.url(), endlessText, sign('something else', key)),
			await deliver(host.url(), tooLarge, sign('something else', key)),
			await deliver(host.url(), tooLarge, sign(tooLarge, key)),
		];

		expect(statuses).toEqual([401, 401, 413, 413]);
		expect(host.executions).toEqual([]);
		expect(host.failures).toEqual([]);
	});

	it('are read when BILL escapes the payload into a string', async () => {
		await bill.control('switches', { pushEscaped: true });
		const host = await hostTrigger();
		await host.activate();

		const { id } = await createVendor('Acme');
		await until(() => host.executions.length > 0);

		expect(host.executions[0][0].json).toMatchObject({ eventType: 'vendor.created', entity: { id } });
	});

	it('are processed when BILL sends them again after the workflow could not store them', async () => {
		let isStoreDown = true;
		const stored: unknown[] = [];
		const host = await hostTrigger({ acknowledge: 'lastNode' }, ([{ json }]) => {
			const isLost = isStoreDown;
			isStoreDown = false;
			if (isLost) throw new Error('The data table is locked');
			stored.push(json.entity);
		});
		await host.activate();

		const { id } = await createVendor('Acme');
		await until(() => stored.length > 0);

		expect(stored).toEqual([expect.objectContaining({ id })]);
		expect(host.executions).toHaveLength(2);
		expect(await subscriptions()).toMatchObject([{ status: { enabled: true } }]);
	});

	it('are acknowledged when the workflow says so, and not before', async () => {
		const order: string[] = [];
		const host = await hostTrigger({ acknowledge: 'responseNode' }, async (_items, respond) => {
			order.push('stored');
			respond(200);
		});
		await host.activate();

		const status = await deliver(host.url(), aNotification(), sign(aNotification(), securityKeyOf(host)));
		order.push(`answered ${status}`);

		expect(order).toEqual(['stored', 'answered 200']);
	});

	it('are answered before the workflow ends when BILL shall not wait for it', async () => {
		let end = () => {};
		const host = await hostTrigger({}, async () => await new Promise<void>((resolve) => (end = resolve)));
		await host.activate();

		const status = await deliver(host.url(), aNotification(), sign(aNotification(), securityKeyOf(host)));
		end();

		expect(status).toBe(200);
	});
});

describe('steps of a payment that are left out', () => {
	it('are acknowledged and start nothing, while outcomes and unknown statuses start the workflow', async () => {
		const host = await hostTrigger({ events: ['payment.updated'], leaveOutStatuses: ['SENT', 'PROCESSED'] });
		await host.activate();
		const bodies = ['SENT', 'PROCESSED', 'CLEARED', 'A_STATUS_OF_TOMORROW'].map((status) =>
			aPayment(status, status),
		);

		const replies = [];
		for (const body of bodies) replies.push(await deliver(host.url(), body, sign(body, securityKeyOf(host))));

		expect(replies).toEqual([200, 200, 200, 200]);
		expect(host.executions.flat().map(({ json }) => json.eventId)).toEqual([
			'CLEARED',
			'A_STATUS_OF_TOMORROW',
		]);
	});
});

describe('what the trigger keeps between runs', () => {
	it('is written when a message starts the workflow, not for one that starts nothing', async () => {
		const host = await hostTrigger({ events: ['payment.updated'], leaveOutStatuses: ['SENT'] });
		await host.activate();
		const send = async (body: string) => await deliver(host.url(), body, sign(body, securityKeyOf(host)));
		await send(aPayment('event-1', 'CLEARED'));
		const { writes } = host;

		for (let count = 1; count <= 3; count += 1) {
			await send(aPayment('event-1', 'CLEARED'));
			await send(aPayment(`sent-${count}`, 'SENT'));
		}
		const writesForNothing = host.writes - writes;
		await send(aPayment('event-2', 'CLEARED'));

		expect(writesForNothing).toBe(0);
		expect(host.writes).toBe(writes + 1);
		expect(host.executions).toHaveLength(2);
	});

	it('is read from what version 0.1 kept', async () => {
		const host = await hostTrigger({ options: { outOfOrder: 'drop' } });
		await host.activate();
		const old = {
			delivered: ['event-1', 'event-2'],
			newest: { 'vendor 009-1': Date.parse('2030-01-15T12:00:00Z') },
		};
		host.rewriteStaticData((data) => {
			const [[path, state]] = Object.entries(data);
			return { [path]: { ...(state as object), ...old } };
		});
		const send = async (eventId: string, updatedTime: string) => {
			const { metadata, vendor } = JSON.parse(aNotification(eventId, '009-1'));
			const body = JSON.stringify({ metadata, vendor: { ...vendor, updatedTime } });
			await deliver(host.url(), body, sign(body, securityKeyOf(host)));
		};

		await send('event-1', '2030-01-15T13:00:00Z');
		forgetProcessMemory();
		await send('event-2', '2030-01-15T13:00:00Z');
		await send('in the morning', '2030-01-15T09:00:00Z');
		await send('in the afternoon', '2030-01-15T15:00:00Z');

		expect(host.executions.flat().map(({ json }) => json.eventId)).toEqual(['in the afternoon']);
	});

	it('is completed after a delivery at the same time has put back what it had read before', async () => {
		const host = await hostTrigger();
		await host.activate();
		const send = async (eventId: string) => {
			const body = aNotification(eventId);
			await deliver(host.url(), body, sign(body, securityKeyOf(host)));
		};
		await send('event-1');
		const before = host.staticData();
		await send('event-2');
		await send('event-1');
		host.rewriteStaticData(() => before);
		await send('event-1');
		forgetProcessMemory();

		await send('event-2');

		expect(host.executions.flat().map(({ json }) => json.eventId)).toEqual(['event-1', 'event-2']);
	});
});

describe('output', () => {
	it('holds the columns of a table and nothing else, where only the main fields are wanted', async () => {
		const host = await hostTrigger({ output: 'mainFields', events: ['payment.updated'] });
		await host.activate();
		const body = aPayment('event-1', 'CLEARED');

		await deliver(host.url(), body, sign(body, securityKeyOf(host)));

		expect(host.executions.flat().map(({ json }) => json)).toEqual([
			{
				eventId: 'event-1',
				eventType: 'payment.updated',
				paymentId: 'stp-1',
				status: 'CLEARED',
				transactionNumber: '',
			},
		]);
	});
});

describe('confirmation', () => {
	it('adds the record as BILL has it now', async () => {
		const host = await hostTrigger({ confirmByGet: true });
		await host.activate();
		const { id } = await createVendor('Acme Renamed');
		await until(() => host.executions.length > 0);

		const stale = aNotification('late-event', id);
		await deliver(host.url(), stale, sign(stale, securityKeyOf(host)));

		expect(host.executions[1][0].json).toMatchObject({
			entity: { id, name: 'Acme' },
			confirmed: { id, name: 'Acme Renamed' },
		});
	});

	it('asks BILL to send the event again when the record cannot be read, and processes it then', async () => {
		const host = await hostTrigger({ confirmByGet: true });
		await host.activate();
		await bill.control('faults', { kind: 'object-error', on: 'GET /v3/vendors/*', times: 3 });

		const { id } = await createVendor('Acme');
		await until(() => host.executions.length > 0);

		expect(host.executions[0][0].json).toMatchObject({ confirmed: { id } });
		expect((await bill.stats()).notificationsFailed).toBe(1);
	});

	it("hands over BILL's test event, whose record does not exist, without one", async () => {
		const host = await hostTrigger({ confirmByGet: true });
		await host.activate();
		const [{ id }] = await subscriptions();

		await bill.asSomebodyElse('POST', `/connect-events/v3/subscriptions/${id}/test`, {});
		await until(() => host.executions.length > 0);

		expect(host.executions[0][0].json).toMatchObject({ eventType: 'vendor.created' });
		expect(host.executions[0][0].json).not.toHaveProperty('confirmed');
		expect((await bill.stats()).notificationsFailed).toBe(0);
	});
});
