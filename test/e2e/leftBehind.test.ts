import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { N8nClient } from '../../sandbox/n8n/client';
import { startN8n, type N8nProcess } from '../../sandbox/n8n/launcher';
import { projectFolder } from '../../sandbox/n8n/package';
import { endBegun } from './endWithFile';
import { SandboxUnderTest } from './sandbox';

/** Starts n8n, says where, and stays: what `npm start` is to the n8n it starts. */
const STARTER = `
	const { startN8n } = require('./sandbox/n8n/launcher.ts');
	startN8n({ program: process.env.N8N_PROGRAM, userFolder: process.argv[1] })
		.then(({ url }) => console.log('at ' + url));`;

describe('an n8n whose starter was killed', () => {
	let folder: string;

	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-billcom-salesforce-left-'));
	});
	afterEach(async () => await rm(folder, { recursive: true, force: true }));

	it('is ended by the next start in its folder, which then has the database for itself', async () => {
		const { N8N_PROGRAM: program = '' } = process.env;
		const starter = spawn(process.execPath, ['--import', 'tsx', '-e', STARTER, folder], {
			cwd: projectFolder,
			stdio: ['ignore', 'pipe', 'inherit'],
		});
		const url = await addressOf(starter);
		starter.kill('SIGKILL');
		await once(starter, 'exit');
		await expect(fetch(`${url}/healthz`)).resolves.toMatchObject({ ok: true });

		const n8n = await startN8n({ program, userFolder: folder });
		const client = await N8nClient.signIn(n8n.url);
		await n8n.stop();

		expect(client).toBeDefined();
		await expect(fetch(`${url}/healthz`)).rejects.toThrow('fetch failed');
		// It could still write: one that cannot complains about that, without end, and takes a core.
		expect(await readFile(join(folder, 'n8n.log'), 'utf8')).toContain('Received SIGTERM');
	});
});

describe('an n8n that is still about to start when its hook has run out of time', () => {
	it('ends with the test file', async () => {
		const launched = new Promise<N8nProcess>((resolve) => void SandboxUnderTest.start({ launched: resolve }));
		const { url } = await launched;
		await expect(fetch(`${url}/healthz`)).resolves.toMatchObject({ ok: true });

		await endBegun(); // what the environment of the tests does after each file

		await expect(fetch(`${url}/healthz`)).rejects.toThrow('fetch failed');
	});
});

async function addressOf({ stdout }: ChildProcess): Promise<string> {
	for await (const chunk of stdout ?? []) {
		const [, url] = /at (http:\S+)/.exec(String(chunk)) ?? [];
		if (url !== undefined) return url;
	}
	throw new Error('The starter ended before n8n was ready.');
}
