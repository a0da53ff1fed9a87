import { Caller, codes, endAll, setTime, signIn, startBill, startReceiver } from './harness';
import type { Body } from './harness';
import { aSubscription, createVendor, subscribe } from './records';

afterEach(endAll);

const PATH = '/v3/recurringbills';

/** A template of one line, first due in a month. */
function aTemplate(vendorId: string, changes: object = {}) {
	return {
		vendorId,
		schedule: { period: 'MONTHLY', frequency: 1, nextDueDate: '2027-01-15' },
		recurringBillLineItems: [{ amount: 99.9, description: 'Rent' }],
		...changes,
	};
}

const schedule = (changes: object) => ({
	schedule: { period: 'MONTHLY', frequency: 1, nextDueDate: '2027-01-15', ...changes },
});

/** Signed in on 2026-12-15, with a vendor. */
async function startInDecember(login: Record<string, string> = {}) {
	const simulator = await startBill();
	await setTime(simulator, '2026-12-15T12:00:00Z');
	const api = await signIn(simulator, login);
	return { simulator, api, vendorId: (await createVendor(api)).id };
}

/** Due dates of the bills there are; each must be its bill's invoice number. */
async function dueDates(simulator: { url: string }): Promise<unknown[]> {
	const { bills } = (await new Caller(simulator.url).get('/sandbox/state')).data as unknown as {
		bills: Body[];
	};
	return bills.map(({ dueDate, invoice }) => (invoice.invoiceNumber === dueDate ? dueDate : invoice));
}

describe('a recurring bill', () => {
	it('makes nothing before its time, then one bill a period', async () => {
		const { simulator, api, vendorId } = await startInDecember();

		const { status, data } = await api.post(PATH, aTemplate(vendorId, schedule({ daysInAdvance: 10 })));
		const before = await dueDates(simulator);
		await setTime(simulator, '2027-01-05T00:00:00Z');
		const first = await dueDates(simulator);
		await setTime(simulator, '2027-02-05T00:00:00Z');

		expect([status, data.id]).toEqual([201, expect.stringMatching(/^00r/)]);
		expect([before, first, await dueDates(simulator)]).toEqual([
			[],
			['2027-01-15'],
			['2027-01-15', '2027-02-15'],
		]);
		const kept = (await (await signIn(simulator)).get(`${PATH}/${data.id}`)).data;
		expect(kept.schedule).toMatchObject({ nextDueDate: '2027-03-15', daysInAdvance: 10 });
	});

	it('makes bills with the template’s lines and tells the subscribers', async () => {
		const { simulator, api, vendorId } = await startInDecember();
		const receiver = await startReceiver(200);
		await subscribe(api, aSubscription(receiver.url, 'bill.created'));

		await api.post(
			PATH,
			aTemplate(vendorId, { ...schedule({ nextDueDate: '2026-12-15' }), description: 'Rent' }),
		);
		const [{ event }] = await receiver.until(1);

		expect(event.bill).toMatchObject({
			vendorId,
			amount: 99.9,
			description: 'Rent',
			dueDate: '2026-12-15',
			billLineItems: [{ amount: 99.9, description: 'Rent' }],
		});
		expect(await dueDates(simulator)).toEqual(['2026-12-15']);
	});

	it.each([
		['DAILY', 5, '2026-12-05', ['2026-12-05', '2026-12-10', '2026-12-15']],
		['WEEKLY', 1, '2026-12-01', ['2026-12-01', '2026-12-08', '2026-12-15']],
		['MONTHLY', 2, '2026-08-31', ['2026-08-31', '2026-10-31']],
		['MONTHLY', 1, '2026-08-31', ['2026-08-31', '2026-09-30', '2026-10-31', '2026-11-30']],
		['YEARLY', 1, '2024-02-29', ['2024-02-29', '2025-02-28', '2026-02-28']],
	])(
		'%s every %d from %s makes all missed bills at once',
		async (period, frequency, nextDueDate, expected) => {
			const { simulator, api, vendorId } = await startInDecember();

			await api.post(PATH, aTemplate(vendorId, { schedule: { period, frequency, nextDueDate } }));

			expect(await dueDates(simulator)).toEqual(expected);
		},
	);

	it('ends with its end date', async () => {
		const { simulator, api, vendorId } = await startInDecember();
		const ending = schedule({ nextDueDate: '2026-10-15', endDate: '2026-11-15' });

		await api.post(PATH, aTemplate(vendorId, ending));

		expect(await dueDates(simulator)).toEqual(['2026-10-15', '2026-11-15']);
	});

	it('makes nothing while it is archived', async () => {
		const { simulator, api, vendorId } = await startInDecember();
		const { id } = (await api.post(PATH, aTemplate(vendorId))).data;

		const archived = await api.post(`${PATH}/${id}/archive`);
		const again = await api.post(`${PATH}/${id}/archive`);
		await setTime(simulator, '2027-01-15T00:00:00Z');
		const idle = await dueDates(simulator);
		const restored = await (await signIn(simulator)).post(`${PATH}/${id}/restore`);

		expect([archived.data.archived, again.data, idle]).toEqual([true, archived.data, []]);
		expect([restored.data.archived, await dueDates(simulator)]).toEqual([false, ['2027-01-15']]);
	});

	it('changes what it is told to, and future bills only', async () => {
		const { api, vendorId } = await startInDecember();
		const due = schedule({ nextDueDate: '2026-12-01' });
		const { data } = await api.post(PATH, aTemplate(vendorId, { ...due, description: 'Rent' }));
		const [line] = data.recurringBillLineItems as Array<{ id: string }>;

		const changed = await api.patch(`${PATH}/${data.id}`, {
			schedule: { frequency: 3 },
			recurringBillLineItems: [{ id: line.id, amount: 110 }],
		});
		const replaced = await api.put(`${PATH}/${data.id}`, aTemplate(vendorId));

		expect(changed.data).toMatchObject({
			description: 'Rent',
			amount: 110,
			schedule: { period: 'MONTHLY', frequency: 3, nextDueDate: '2027-01-01' },
			recurringBillLineItems: [{ id: line.id, amount: 110 }],
		});
		expect([replaced.data.description, replaced.data.amount]).toEqual([undefined, 99.9]);
		expect((await api.get('/v3/bills')).data.results).toMatchObject([{ amount: 99.9 }]);
	});

	it.each([
		['without trust', { rememberMeId: '' }, 403],
		['with trust', {}, 200],
	])('pays by itself only when turned on %s: %d', async (_, login, status) => {
		const { api, vendorId } = await startInDecember(login);
		const { id } = (await api.post(PATH, aTemplate(vendorId))).data;

		const answer = await api.patch(`${PATH}/${id}`, { processingOptions: { autoPayment: true } });

		expect([answer.status, codes(answer)]).toEqual([status, status === 403 ? ['BDC_1361'] : []]);
	});

	it.each([
		['no lines', { recurringBillLineItems: [] }, 'BDC_1000'],
		['an unknown period', schedule({ period: 'HOURLY' }), 'BDC_1000'],
		['every zero months', schedule({ frequency: 0 }), 'BDC_1000'],
		['no first date', { schedule: { period: 'DAILY', frequency: 1 } }, 'BDC_1000'],
		['an end before its start', schedule({ endDate: '2027-01-14' }), 'BDC_1119'],
		['an unknown vendor', { vendorId: '009none' }, 'BDC_1205'],
	])('is refused with %s', async (_, changes, code) => {
		const { api, vendorId } = await startInDecember();

		const answer = await api.post(PATH, aTemplate(vendorId, changes));

		expect([answer.status, codes(answer)]).toEqual([400, [code]]);
	});

	it('is listed by its next due date', async () => {
		const { api, vendorId } = await startInDecember();
		const later = (await api.post(PATH, aTemplate(vendorId))).data;
		const soon = (await api.post(PATH, aTemplate(vendorId, schedule({ nextDueDate: '2027-01-02' })))).data;

		const { data } = await api.list(PATH, { sort: 'dueDate:asc', filters: `vendorId:eq:${vendorId}` });

		expect(data.results).toEqual([soon, later]);
		expect((await api.get('/v3/recurring-bills')).status).toBe(404);
	});
});
