import { runProcess, type RunningProcess } from './process';
import { endLeftBehind } from './leftBehind';
import { freePort } from './ports';
import { n8nEnvironment } from './settings';

/** How to start n8n. */
export interface N8nOptions {
	/** n8n's own program, as installed in the cache. */
	program: string;
	/** A fresh folder, or one an earlier n8n of the sandbox left. */
	userFolder: string;
	/** Preferred port; a free one when it is taken or not given. */
	port?: number;
	/** Environment variables that differ from the sandbox's own. */
	settings?: Record<string, string>;
}

/** A running n8n: one process, or several that are one n8n together. */
export interface N8nProcess extends RunningProcess {
	/** Editor and REST API, for example `http://127.0.0.1:5678`. */
	url: string;
	/** Where it takes webhooks. */
	webhookUrl: string;
}

/**
 * Starts n8n as one process with a database of its own, and waits until it answers.
 * @throws Error with the end of n8n's log when it ends or does not get ready in time
 */
export async function startN8n({ program, userFolder, port, settings }: N8nOptions): Promise<N8nProcess> {
	await endLeftBehind(userFolder); // it may have the preferred port
	const place = { userFolder, port: await freePort(port), brokerPort: await freePort(), settings };
	const url = `http://127.0.0.1:${place.port}`;
	const running = await runProcess({
		program,
		role: 'start',
		readyWords: 'Editor is now accessible via',
		env: n8nEnvironment(place),
		folder: userFolder,
	});
	return { ...running, url, webhookUrl: url };
}
