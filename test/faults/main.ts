/** The campaigns of `npm run test:faults`; the words say which. */
import { attackWebhooks } from './webhooks/main';

async function main(words: string[]): Promise<number> {
	if (words.includes('--webhooks')) return await attackWebhooks(words);
	throw new Error('Say what to do: --webhooks N --seed S');
}

for (const signal of ['SIGINT', 'SIGTERM', 'disconnect']) process.once(signal, () => process.exit(1));
main(process.argv.slice(2)).then(
	(code) => process.exit(code),
	(error: unknown) => {
		process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
		process.exit(1);
	},
);
