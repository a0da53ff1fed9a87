import { randomInt } from 'node:crypto';
import { attack } from '../faults/webhooks/attack';
import { engineStage, type Stage } from '../faults/webhooks/stage';

const REQUESTS = 2_000;
const seed = Number(process.env.SEED ?? randomInt(2 ** 31));

/** `npm run test:faults -- --webhooks 100000` sends more, and with `--in-n8n` to a whole n8n. */
describe('requests that anybody can send to the BILL Trigger', () => {
	let stage: Stage;

	beforeAll(async () => {
		const { N8N_PROGRAM: program } = process.env;
		if (program === undefined)
			throw new Error('Run this with "npm test -- --only e2e": it says where n8n is.');
		stage = await engineStage(program);
	});

	afterAll(async () => {
		await stage?.stop();
	});

	it(`start nothing, of ${REQUESTS} forged ones, while each message of BILL starts one execution (SEED=${seed})`, async () => {
		const { requests, genuine, violations } = await attack(stage, { requests: REQUESTS, seed });

		expect(violations).toEqual([]);
		expect(requests).toBe(REQUESTS);
		expect(genuine).toBeGreaterThan(REQUESTS / 40);
	});
});
