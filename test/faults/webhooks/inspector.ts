import { setTimeout as pause } from 'node:timers/promises';
import { readFileSync } from 'node:fs';
import type { Memory } from './stage';

interface Answer {
	id: number;
	result: { result?: { value: NodeJS.MemoryUsage } };
}

/** Asks a Node.js that was started with `--inspect` to collect its garbage, and how much is left. */
export async function memoryOf(inspectorPort: number, pid: number): Promise<Memory> {
	const targets = (await (await fetch(`http://127.0.0.1:${inspectorPort}/json/list`)).json()) as Array<{
		webSocketDebuggerUrl: string;
	}>;
	const socket = new WebSocket(targets[0].webSocketDebuggerUrl);
	await new Promise((resolve, reject) => {
		socket.addEventListener('open', resolve);
		socket.addEventListener('error', () => reject(new Error('The inspector of n8n does not answer')));
	});
	let calls = 0;
	const ask = async (method: string, params = {}): Promise<Answer['result']> => {
		const id = ++calls;
		const answer = new Promise<Answer>((resolve) =>
			socket.addEventListener('message', ({ data }) => {
				const said = JSON.parse(String(data)) as Answer;
				if (said.id === id) resolve(said);
			}),
		);
		socket.send(JSON.stringify({ id, method, params }));
		return (await answer).result;
	};
	await ask('HeapProfiler.collectGarbage');
	await pause(200); // what finalizers free
	await ask('HeapProfiler.collectGarbage');
	const { result } = await ask('Runtime.evaluate', {
		expression: 'process.memoryUsage()',
		returnByValue: true,
	});
	socket.close();
	if (!result) throw new Error('n8n did not tell how much memory it uses');
	const { heapUsed, external } = result.value;
	return { heapMb: mb(heapUsed), outsideMb: mb(external), residentMb: residentMb(pid) };
}

function residentMb(pid: number): number {
	const [, kilobytes = '0'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
	return Math.round(Number(kilobytes) / 1024);
}

function mb(bytes: number): number {
	return Math.round((bytes / 1024 / 1024) * 10) / 10;
}
