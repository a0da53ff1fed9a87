import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endLeftBehind } from '../../../sandbox/n8n/leftBehind';
import { processMark } from '../../../sandbox/n8n/processMark';

let folder: string;
let left: ChildProcess;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'left-behind-'));
	left = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'], { stdio: 'ignore' });
});
afterEach(() => {
	left.kill('SIGKILL');
	rmSync(folder, { recursive: true, force: true });
});

const note = (mark: unknown) => writeFileSync(join(folder, 'n8n.pid'), JSON.stringify(mark));

describe('what works in a folder although its starter is gone', () => {
	it('is ended', async () => {
		note(processMark(Number(left.pid)));
		const ended = once(left, 'exit');

		await endLeftBehind(folder);

		expect(await ended).toEqual([null, 'SIGTERM']);
	});

	it('is left alone when it is another program that only has the number', async () => {
		note({ pid: left.pid, started: 'an hour ago' });

		await endLeftBehind(folder);

		expect(left.kill(0)).toBe(true);
	});
});
