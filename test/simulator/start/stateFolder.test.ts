import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isSameProcess, processMark } from '../../../sandbox/n8n/processMark';
import { takeStateFolder } from '../../../sandbox/start/stateFolder';

let folder: string;
let holder: ChildProcess;
let file: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'state-folder-'));
	file = join(folder, 'running.json');
	holder = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'], { stdio: 'ignore' });
});
afterEach(() => {
	holder.kill('SIGKILL');
	rmSync(folder, { recursive: true, force: true });
});

const heldBy = (holds: object) => writeFileSync(file, JSON.stringify(holds));
const mark = () => processMark(Number(holder.pid));
const addresses = { Console: 'http://127.0.0.1:4000', n8n: 'http://127.0.0.1:5678' };

describe('a state folder', () => {
	it('that a running sandbox has is not taken, and the message says where that one is and how to end it', () => {
		heldBy({ ...mark(), addresses });

		expect(() => takeStateFolder(folder)).toThrow(
			new RegExp(
				`process ${holder.pid}:\\n  Console http://127.0.0.1:4000\\n  n8n http://127.0.0.1:5678\\n.*kill ${holder.pid}"`,
			),
		);
	});

	it('is free again when its sandbox was killed', async () => {
		heldBy({ ...mark(), addresses });
		holder.kill('SIGKILL');
		await once(holder, 'exit');

		takeStateFolder(folder).showAddresses({ n8n: 'http://127.0.0.1:1234' });

		expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
			pid: process.pid,
			addresses: { n8n: 'http://127.0.0.1:1234' },
		});
	});

	it('is free when another program has got the number of its sandbox since', () => {
		heldBy({ pid: holder.pid, started: 'an hour ago', addresses });

		expect(() => takeStateFolder(folder)).not.toThrow();
	});
});

describe('the mark of a process', () => {
	it('is that of no other process, and of none once it has ended', async () => {
		const own = processMark(process.pid);
		const other = mark();

		expect(own && isSameProcess(own)).toBe(true);
		expect(isSameProcess({ pid: process.pid, started: other?.started ?? '' })).toBe(false);

		holder.kill('SIGKILL');
		await once(holder, 'exit');
		expect(other && isSameProcess(other)).toBe(false);
	});
});
