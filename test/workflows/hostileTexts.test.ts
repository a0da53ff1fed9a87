/** What others write, such as an invoice number, stands in alerts as text: it is no link, no mention and no command. */
import { runInNewContext } from 'node:vm';
import { workflowFiles } from './files';

const N8N = 'https://n8n.example.com';
const SALESFORCE = 'https://acme.my.salesforce.com';
const HOSTILE = [
	'https://evil.example/form/pay',
	'https://n8n.example.com.evil.example/form/pay',
	'<https://evil.example|Pay here>',
	'<users/all>',
	'<!channel>',
	'<@U123>',
	'&lt;!here&gt;',
	'"}],"text":"other',
	'javascript:alert(1)',
	'=HYPERLINK("https://evil.example")',
	'x\r\nBcc: evil@evil.example',
];

interface Message {
	title: string;
	text: string;
	links: Array<{ text: string; url: string }>;
}

/** The value of an expression of *Alert on failure*, without n8n. */
function valueOf(
	node: string,
	pick: (parameters: Record<string, unknown>) => unknown,
	item: object,
	letters: object[] = [],
) {
	const { parameters } = workflowFiles
		.find(({ name }) => name === 'Alert on failure')
		?.nodes.find(({ name }) => name === node) ?? { parameters: {} };
	const before: Record<string, object> = {
		'Your settings': { foldAbove: 5, n8nAddress: N8N, salesforceAddress: SALESFORCE },
		'Choose who is told what': { letters },
	};
	const expression = String(pick(parameters))
		.replace(/^=\{\{/, '')
		.replace(/\}\}$/, '');
	return runInNewContext(`(${expression})`, {
		$: (name: string) => ({ first: () => ({ json: before[name] }) }),
		$json: item,
		$now: { toUTC: () => ({ toISO: () => '2026-11-30T12:00:00.000Z' }) },
		$workflow: { name: 'Alert on failure' },
		$execution: { resumeUrl: `${N8N}/webhook-waiting/1` },
	}) as unknown;
}

function messageAbout(text: string): Message {
	const letter = {
		id: 1,
		workflowName: 'Pay approved invoices',
		reference: text,
		recordId: text,
		executionId: 'w1/executions/7',
		message: `Invoice ${text} of ${text}: BILL refused it.`,
	};
	const assignments = ({ assignments: list }: Record<string, unknown>) =>
		(list as { assignments: Array<{ name: string; value: string }> }).assignments.find(
			({ name }) => name === 'messages',
		)?.value;
	const item = { receiver: 'slack', taken: [], pauses: [] };
	return (valueOf('Write the messages', assignments, item, [letter]) as Message[])[0];
}

it.each(HOSTILE)('links nothing but this n8n and this org in an alert about %j', (text) => {
	const { links } = messageAbout(text);

	expect(links.length).toBeGreaterThan(1);
	expect(
		links.map(({ url }) => new URL(url).origin).filter((origin) => ![N8N, SALESFORCE].includes(origin)),
	).toEqual([]);
});

it.each(['Tell Slack', 'Tell Google Chat'])('shows them as text: %s', (node) => {
	for (const text of HOSTILE) {
		const messages = messageAbout(text);
		const body = valueOf(node, ({ jsonBody }) => jsonBody, { messages }) as { text: string };
		const marked = body.text.match(/<[^>]*>/g) ?? [];

		expect(marked).toEqual(messages.links.map((link) => `<${link.url}|${link.text}>`));
	}
});
