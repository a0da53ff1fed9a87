/** The campaigns of `npm run test:faults`; the words say which. */
import { runMonth } from './month/main';
import { runReal } from './real/main';
import { attackWebhooks } from './webhooks/main';

async function main(words: string[]): Promise<number> {
	if (words.includes('--webhooks')) return await attackWebhooks(words);
	if (words.includes('--real')) return await runReal(words);
	if (words.includes('--month')) return await runMonth(words);
	throw new Error('Say what to do: --webhooks N, --real N --queue M or --month --invoices N, with --seed S');
}

// n8n, Redis and small disks end with this process, however it ends.
for (const signal of ['SIGINT', 'SIGTERM', 'disconnect']) process.once(signal, () => process.exit(1));
main(process.argv.slice(2)).then(
	(code) => process.exit(code),
	(error: unknown) => {
		process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
		process.exit(1);
	},
);
