/** Keeps two runs from installing the same thing at once, also across checkouts that share the cache. */
import { mkdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const HEARTBEAT_MS = 5_000;
/** A holder that gave no heartbeat for so long is dead, even on another host that shares the folder. */
const DEAD_AFTER_MS = 60_000;
const LOOK_AGAIN_MS = 500;

/** Holds the lock folder while `work` runs and returns what it returns. Waits for another holder to finish first. */
export async function withLock(folder, work) {
	await take(folder);
	const heartbeat = setInterval(() => {
		const now = new Date();
		utimes(folder, now, now).catch(() => undefined); // taken away only when this process seemed dead
	}, HEARTBEAT_MS);
	try {
		return await work();
	} finally {
		clearInterval(heartbeat);
		await rm(folder, { recursive: true, force: true });
	}
}

async function take(folder) {
	await mkdir(dirname(folder), { recursive: true });
	let isAnnounced = false;
	for (;;) {
		try {
			await mkdir(folder);
			await writeFile(join(folder, 'holder.json'), JSON.stringify({ pid: process.pid, host: hostname() }));
			return;
		} catch (error) {
			if (error.code !== 'EEXIST') throw error;
		}
		if (await isAbandoned(folder)) {
			await rm(folder, { recursive: true, force: true });
			continue;
		}
		if (!isAnnounced) process.stdout.write('  waiting for another run that is installing the same\n');
		isAnnounced = true;
		await sleep(LOOK_AGAIN_MS);
	}
}

async function isAbandoned(folder) {
	try {
		const { mtimeMs } = await stat(folder);
		if (Date.now() - mtimeMs > DEAD_AFTER_MS) return true;
		const { pid, host } = JSON.parse(await readFile(join(folder, 'holder.json'), 'utf8'));
		return host === hostname() && !isRunning(pid);
	} catch {
		return false; // released, or just being taken: the next look tells
	}
}

function isRunning(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return error.code === 'EPERM';
	}
}
