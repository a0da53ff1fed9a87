import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { SCOPES } from './n8nApi';
import { Problem } from './problem';

/** n8n ties a sign-in to the browser that made it. */
const BROWSER_ID = 'n8n-nodes-billcom-salesforce';

/** A person of n8n, as the sign-in page asks for them. */
export interface Person {
	email: string;
	password: string;
	mfaCode?: string;
}

/**
 * Signs in as a person does and creates an API key for this command, so that nobody has to do it under Settings.
 * @throws Problem when n8n does not let them in
 */
export async function createApiKey(url: string, { email, password, mfaCode }: Person): Promise<string> {
	const answer = await post(`${url}/rest/login`, {
		emailOrLdapLoginId: email,
		password,
		...(mfaCode && { mfaCode }),
	});
	if (!answer.ok)
		throw new Problem(
			`n8n at ${url} does not let ${email} in: ${await wordsOf(answer)}.`,
			'Check email and password. With two factors, give the code as --mfa-code; with single sign-on, create an API key in n8n under Settings → n8n API, and give it as --api-key.',
		);
	const cookie = answer.headers
		.getSetCookie()
		.map((line) => line.split(';')[0])
		.join('; ');
	const label = `n8n-nodes-billcom-salesforce ${new Date().toISOString().slice(0, 19)}`; // n8n takes 50 characters
	const made = await post(`${url}/rest/api-keys`, { label, scopes: SCOPES, expiresAt: null }, cookie);
	if (!made.ok)
		throw new Problem(
			`n8n does not give ${email} an API key: ${await wordsOf(made)}.`,
			'Sign in as an owner or administrator, or create a key under Settings → n8n API, and give it as --api-key.',
		);
	return ((await made.json()) as { data: { rawApiKey: string } }).data.rawApiKey;
}

/** Asks at the terminal, without showing what is typed; a line of the input where there is no terminal. */
export async function askPassword(email: string): Promise<string> {
	process.stderr.write(`Password of ${email} in n8n: `);
	const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
	const lines = createInterface({ input: process.stdin, output: silent, terminal: process.stdin.isTTY });
	const line = await new Promise<string>((resolve) => {
		lines.once('line', resolve);
		lines.once('close', () => resolve(''));
	});
	lines.close();
	process.stderr.write('\n');
	return line;
}

async function post(address: string, body: object, cookie = ''): Promise<Response> {
	const headers = { 'content-type': 'application/json', 'browser-id': BROWSER_ID, cookie };
	return await fetch(address, { method: 'POST', headers, body: JSON.stringify(body) }).catch(
		(error: Error) => {
			throw new Problem(
				`Nobody answers at ${new URL(address).origin}: ${Object(error.cause).message ?? error.message}.`,
				'Give the address at which you open the editor, with http:// or https:// and the port, as --url.',
			);
		},
	);
}

async function wordsOf(response: Response): Promise<string> {
	const text = await response.text();
	try {
		return (JSON.parse(text) as { message?: string }).message ?? String(response.status);
	} catch {
		return `it answers ${response.status}, and not as n8n does`;
	}
}
