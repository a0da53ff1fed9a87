import axios from 'axios';
import type { Alert } from '../../../sandbox/console/alerts';
import { startConsole, type Console } from '../../../sandbox/console/server';
import { aSnapshot, jwtPrivateKey, startFakeSimulators } from './fakeSimulators';
import { liveEvents } from './liveEvents';

let simulators: Awaited<ReturnType<typeof startFakeSimulators>>;
let board: Console;

beforeEach(async () => {
	simulators = await startFakeSimulators(aSnapshot());
	board = await startConsole({ ...simulators, jwtPrivateKey });
});
afterEach(async () => {
	await board.stop();
	await simulators.stop();
});

const http = axios.create({ validateStatus: () => true });
const send = async (body: unknown) => await http.post<Alert>(`${board.url}/api/alerts`, body);
const alerts = async () => (await http.get<Alert[]>(`${board.url}/api/alerts`)).data;

it('shows an alert at once to whoever watches, and lets it go when a person dismisses it', async () => {
	const seen: Alert[][] = [];

	for await (const list of liveEvents<Alert[]>(board.url, 'alerts')) {
		seen.push(list);
		if (seen.length === 1) await send({ text: 'INV-88: no due date' });
		if (seen.length === 2) await http.delete(`${board.url}/api/alerts/${list[0].id}`);
		if (seen.length === 3) break;
	}

	expect(seen).toEqual([
		[],
		[
			{
				id: expect.any(String),
				at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
				text: 'INV-88: no due date',
			},
		],
		[],
	]);
});

it('keeps the text as it came, for the page to show as text', async () => {
	const text = '<img src=x onerror=alert(1)> & "quotes"\nsecond line';

	await send({ text });

	expect(await alerts()).toMatchObject([{ text }]);
});

it('keeps the last hundred, newest first', async () => {
	for (let serial = 1; serial <= 101; serial += 1) await send({ text: `alert ${serial}` });

	const texts = (await alerts()).map(({ text }) => text);

	expect([texts.length, texts[0], texts[99]]).toEqual([100, 'alert 101', 'alert 2']);
});

it('dismisses the one that was meant, and forgives when it is gone already', async () => {
	const first = await send({ text: 'first' });
	await send({ text: 'second' });

	const answers = [first, first].map(
		async ({ data }) => (await http.delete(`${board.url}/api/alerts/${data.id}`)).status,
	);

	expect(await Promise.all(answers)).toEqual([204, 204]);
	expect(await alerts()).toMatchObject([{ text: 'second' }]);
});

it.each([
	['without a text', {}],
	['with an empty text', { text: ' \n' }],
	['whose text is no text', { text: 42 }],
	['whose text is longer than anybody reads', { text: 'x'.repeat(10_001) }],
	['that is no object', [{ text: 'one' }]],
])('refuses an alert %s', async (_what, body) => {
	expect((await send(body)).status).toBe(400);
	expect(await alerts()).toEqual([]);
});

it('takes the longest text that fits', async () => {
	expect((await send({ text: 'x'.repeat(10_000) })).status).toBe(201);
});
