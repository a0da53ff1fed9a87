import type { Readable } from 'node:stream';
import axios from 'axios';

/** Reads the live stream of a console event by event, and of these those of one name. */
export async function* liveEvents<T>(consoleUrl: string, wanted: string): AsyncGenerator<T> {
	const stream = await axios.get<Readable>(`${consoleUrl}/api/live`, { responseType: 'stream' });
	let text = '';
	for await (const chunk of stream.data) {
		text += chunk;
		const blocks = text.split('\n\n');
		text = blocks.pop() ?? '';
		for (const block of blocks) {
			const [, name, data] = /^event: (.*)\ndata: (.*)$/.exec(block) ?? [];
			if (name === wanted) yield JSON.parse(data);
		}
	}
}
