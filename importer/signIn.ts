import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { SCOPES } from './n8nApi';
import { Problem } from './problem';

/** n8n ties a sign-in to the browser that made it. */
const BROWSER_ID = 'n8n-nodes-billcom-salesforce';

interface Key {
	id: string;
	label: string;
}

/** A person of n8n, as the sign-in page asks for them. */
export interface Person {
	email: string;
	password: string;
	mfaCode?: string;
}

/** Labels of the keys that are made here; n8n takes 50 characters. */
const IMPORT_KEY = 'n8n-nodes-billcom-salesforce import';
const RENEW_KEY = 'n8n-nodes-billcom-salesforce Renew BILL trust';
/** What "Renew BILL trust" does: it looks up its credential, and changes three fields of it. */
const RENEW_SCOPES = ['workflow:read', 'credential:update'];

/** A person who is signed in, so that nobody has to create keys under Settings. */
export class Session {
	private constructor(
		private readonly url: string,
		private readonly email: string,
		private readonly cookie: string,
	) {}

	/** @throws Problem when n8n does not let them in */
	static async signIn(url: string, { email, password, mfaCode }: Person): Promise<Session> {
		const credentials = { emailOrLdapLoginId: email, password, ...(mfaCode && { mfaCode }) };
		const answer = await send(`${url}/rest/login`, { method: 'POST', body: credentials });
		if (!answer.ok)
			throw new Problem(
				`n8n at ${url} does not let ${email} in: ${await wordsOf(answer)}.`,
				'Check email and password. With two factors, give the code as --mfa-code; with single sign-on, create an API key in n8n under Settings → n8n API, and give it as --api-key.',
			);
		const lines = answer.headers.getSetCookie().map((line) => line.split(';')[0]);
		return new Session(url, email, lines.join('; '));
	}

	/** The key of this command; `end` deletes it. */
	async importKey(): Promise<string> {
		return await this.createKey(IMPORT_KEY, SCOPES);
	}

	/** A key that may do no more than "Renew BILL trust" has to. */
	async renewKey(): Promise<string> {
		return await this.createKey(RENEW_KEY, RENEW_SCOPES);
	}

	/** Takes the key of this command away. */
	async end(): Promise<void> {
		await this.deleteKeys(IMPORT_KEY);
	}

	/** One of a label: what an earlier run has left goes. */
	private async createKey(label: string, scopes: string[]): Promise<string> {
		await this.deleteKeys(label);
		const made = await this.send('POST', '', { label, scopes, expiresAt: null });
		if (!made.ok)
			throw new Problem(
				`n8n does not give ${this.email} an API key: ${await wordsOf(made)}.`,
				'Sign in as an owner or administrator, or create a key under Settings → n8n API, and give it as --api-key.',
			);
		return ((await made.json()) as { data: { rawApiKey: string } }).data.rawApiKey;
	}

	private async deleteKeys(label: string): Promise<void> {
		const answer = await this.send('GET', `?ownership=mine&label=${encodeURIComponent(label)}`);
		if (!answer.ok) return;
		const { data } = (await answer.json()) as { data: Key[] | { items: Key[] } };
		const keys = Array.isArray(data) ? data : data.items;
		for (const { id } of keys.filter((key) => key.label === label)) await this.send('DELETE', `/${id}`);
	}

	private async send(method: string, path: string, body?: object): Promise<Response> {
		return await send(`${this.url}/rest/api-keys${path}`, { method, body, cookie: this.cookie });
	}
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

async function send(
	address: string,
	{ method, body, cookie = '' }: { method: string; body?: object; cookie?: string },
): Promise<Response> {
	const headers = { 'content-type': 'application/json', 'browser-id': BROWSER_ID, cookie };
	return await fetch(address, { method, headers, body: body && JSON.stringify(body) }).catch(
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
