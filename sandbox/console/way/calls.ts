import { askFor } from '../../clients/askFor';
import { toLine } from '../journals';
import type { JournalLine } from '../journals';

/** A request with what was sent and answered, as a simulator's journal tells it; secrets are masked there. */
export interface Call extends JournalLine {
	body?: unknown;
	response?: unknown;
}

/** Which requests: those whose path has a part, and that name one of some words. */
interface Wanted {
	path?: string;
	about: string[];
}

/** The requests that are meant by any of the descriptions, each once, oldest first. A description without words means none. */
export async function callsAbout(
	system: 'BILL' | 'Salesforce',
	url: string,
	wanted: Wanted[],
): Promise<Call[]> {
	const lists = await Promise.all(
		wanted.map(async ({ path, about }) => {
			const words = about.filter((word) => word !== '').map((word) => ['about', word]);
			if (words.length === 0) return [];
			const query = new URLSearchParams([...(path === undefined ? [] : [['path', path]]), ...words]);
			return await askFor<Call[]>(system, `${url}/sandbox/journal?${query}`);
		}),
	);
	const byNumber = new Map(lists.flat().map((call) => [call.number, call]));
	return [...byNumber.values()].sort((a, b) => a.number - b.number);
}

/** Whether the system took it. */
export function wasTaken({ status }: Call): boolean {
	return status >= 200 && status < 300;
}

/** The first of some requests that created a record of one kind, as a line; the id of the record tells it from others. */
export function callThatMade(calls: Call[], path: string, id: string): JournalLine | undefined {
	const made = calls.find(
		(call) =>
			call.method === 'POST' &&
			call.path.includes(path) &&
			wasTaken(call) &&
			JSON.stringify(call.response).includes(id),
	);
	return made && toLine(made);
}
