import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { say } from '../../../sandbox/start/progress';
import { attack, type Findings } from './attack';
import { realStage } from './realStage';
import { engineStage } from './stage';

/** More than this between the first tenths and the last is a leak. */
const FLAT_MB = 24;

/**
 * `npm run test:faults -- --webhooks N --seed S`: N forged requests to the BILL Trigger in n8n's engine, with `--in-n8n` in a
 * real n8n. `--only n` sends the n-th of them alone. The last line is the outcome as JSON.
 *
 * @returns the exit code
 */
export async function attackWebhooks(words: string[]): Promise<number> {
	const { values } = parseArgs({
		args: words,
		options: {
			webhooks: { type: 'string' },
			seed: { type: 'string' },
			only: { type: 'string' },
			'in-n8n': { type: 'boolean' },
		},
	});
	const { N8N_PROGRAM: program } = process.env;
	if (program === undefined) throw new Error('Start this with "npm run test:faults": it says where n8n is.');
	const requests = Number(values.webhooks);
	const seed = Number(values.seed ?? randomInt(2 ** 31));
	const only = values.only === undefined ? undefined : Number(values.only);
	say(`${requests} forged requests to the BILL Trigger, seed ${seed}`);
	const stage = await (values['in-n8n'] ? realStage : engineStage)(program);
	const startedAt = performance.now();
	const findings = await attack(stage, { requests, seed, only, told: say }).finally(
		async () => await stage.stop(),
	);
	const heapGrowthMb = growthOf(findings);
	if (heapGrowthMb > FLAT_MB) findings.violations.push(`The heap of n8n grew by ${heapGrowthMb} MB`);
	for (const violation of findings.violations) say(`✗ ${violation}`);
	const { memory, violations, ...counts } = findings;
	const seconds = Math.round((performance.now() - startedAt) / 1000);
	say(JSON.stringify({ ...counts, violations: violations.length, heapGrowthMb, memory, seed, seconds }));
	return violations.length === 0 ? 0 : 1;
}

/** From the mean of the second and third tenth, when all is loaded, to that of the last two. */
export function growthOf({ memory }: Pick<Findings, 'memory'>): number {
	if (memory.length < 5) return 0;
	const mean = (from: number, to?: number) => {
		const part = memory.slice(from, to).map(({ heapMb }) => heapMb);
		return part.reduce((sum, value) => sum + value, 0) / part.length;
	};
	return Math.round((mean(-2) - mean(1, 3)) * 10) / 10;
}
