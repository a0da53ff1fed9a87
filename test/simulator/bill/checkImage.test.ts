import axios from 'axios';
import { Caller, codes, endAll, startSignedIn } from './harness';
import { createPayment } from './records';

afterEach(endAll);

/** A payment by check that was cashed. */
async function startWithCashedCheck() {
	const { bill, api } = await startSignedIn();
	const payment = await createPayment(api);
	for (let tick = 0; tick < 6; tick++) await new Caller(bill.url).post('/sandbox/tick');
	return { api, path: `/v3/payments/${payment.id}/check-image` };
}

it('shows the picture of a cashed check to whoever has a session', async () => {
	const { api, path } = await startWithCashedCheck();

	const link = String((await api.get(path)).data.downloadLink);
	const { sessionId } = api.headers;
	const options = { responseType: 'arraybuffer', proxy: false, validateStatus: () => true } as const;
	const picture = await axios.get<Buffer>(link, { ...options, headers: { sessionId } });
	const stranger = await axios.get<Buffer>(link, options);

	expect(picture.data.subarray(1, 4).toString()).toBe('PNG');
	expect(stranger.status).toBe(401);
});

it('names another host where the switch says so', async () => {
	const { api, path } = await startWithCashedCheck();
	await api.post('/sandbox/switches', { downloadHost: 'https://files.example.com' });

	expect((await api.get(path)).data.downloadLink).toMatch(/^https:\/\/files\.example\.com\/files\//);
});

it('has none of a check that is still on its way', async () => {
	const { api } = await startSignedIn();
	const { id } = await createPayment(api);

	const answer = await api.get(`/v3/payments/${id}/check-image`);

	expect([answer.status, codes(answer)]).toEqual([404, ['BDC_1120']]);
});
