import { setTimeout as wait } from 'node:timers/promises';
import { Batch } from './batch';
import { seeded } from './seeded';
import { SandboxUnderTest } from './sandbox';
import { SPED_UP } from './spedUp';
import { billIsDown } from './trouble';
import { approveAndVoid } from './voided';

/** Several waits in one test, on a busy machine. */
jest.setTimeout(300_000);

const { KILLS = '4', KILL_SEED = String(Date.now() % 1_000_000) } = process.env;
const SIZE = 10;
/** From the approval to well behind the last report about a payment. */
const LATEST_KILL_MS = 7_000;
const PATIENCE_MS = 150_000;

type Scenario = 'first attempt' | 'second attempt' | 'payment after a void';

/** The plan of a campaign: which kinds of work are cut off, and how many milliseconds after they began. */
interface Round {
	scenario: Scenario;
	/** One kill, or a second one so long after n8n is back. */
	killsAfterMs: number[];
}

// Whatever comes of it: a run that nobody can repeat proves little.
process.stderr.write(`\nKILLS=${KILLS} KILL_SEED=${KILL_SEED}\n`);

/**
 * n8n is killed with signal 9 in the middle of batches: KILLS of them, planned by KILL_SEED. Four with every run of the
 * tests; `KILLS=60 KILL_SEED=1 npm test -- --only e2e kills` is a campaign.
 */
describe(`n8n, killed ${KILLS} times (KILL_SEED=${KILL_SEED})`, () => {
	let sandbox: SandboxUnderTest;

	beforeAll(async () => {
		sandbox = await SandboxUnderTest.start(SPED_UP);
	});
	afterAll(async () => await sandbox?.stop());

	const rounds = plan(Number(KILLS), seeded(KILL_SEED));

	it.each(rounds.map((round, index) => ({ ...round, index: index + 1 })))(
		'$index: in a $scenario after $killsAfterMs ms, pays each invoice once and asks nobody',
		async ({ scenario, killsAfterMs }) => {
			const batch = await Batch.submit(sandbox, SIZE);

			await BEGIN[scenario](sandbox, batch);
			for (const ms of killsAfterMs) {
				await wait(ms);
				await sandbox.restartN8n({ isKilled: true });
			}
			await batch.untilStatus('Paid', PATIENCE_MS);

			expect(await batch.accounts()).toEqual(batch.due);
			expect(await sandbox.askedPeople()).toEqual([]);
		},
	);
});

/** Brings a batch to the moment from which on n8n may be killed. */
const BEGIN: Record<Scenario, (sandbox: SandboxUnderTest, batch: Batch) => Promise<void>> = {
	'first attempt': async (_sandbox, batch) => await batch.approve(),
	'second attempt': async (sandbox, batch) => {
		const trouble = await billIsDown(sandbox.everything);
		await batch.approve();
		await batch.untilTried(1);
		await trouble.end();
	},
	'payment after a void': async (sandbox, batch) => {
		await approveAndVoid(sandbox, batch.ids);
		await Promise.all(batch.ids.map(async (id) => await sandbox.approveAgain(id)));
	},
};

function plan(kills: number, random: () => number): Round[] {
	const rounds: Round[] = [];
	const scenarios: Scenario[] = ['first attempt', 'second attempt', 'first attempt', 'payment after a void'];
	for (let left = kills; left > 0; ) {
		const isTwice = left > 1 && random() < 0.25;
		const killsAfterMs = Array.from({ length: isTwice ? 2 : 1 }, () => Math.floor(random() * LATEST_KILL_MS));
		rounds.push({ scenario: scenarios[rounds.length % scenarios.length], killsAfterMs });
		left -= killsAfterMs.length;
	}
	return rounds;
}
