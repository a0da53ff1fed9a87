import { readTable, type TableRow } from '../../sandbox/n8n/tables';
import type { SandboxUnderTest } from './sandbox';

/** What somebody did, as the audit trail holds it. */
interface Act {
	system: string;
	did: string;
	outcome: string;
	asked: Record<string, unknown>;
	said: Record<string, unknown>;
}

/** What people did to a record; without one, what belongs to no record. Oldest first. */
export async function actsOn(sandbox: SandboxUnderTest, recordId = ''): Promise<Act[]> {
	return (await everyActOn(sandbox, recordId)).filter(({ system }) => system === 'a person');
}

/** The same with what n8n noted by itself: an approval that arrived, a setting that somebody changed in a table. */
export async function everyActOn({ everything }: SandboxUnderTest, recordId = ''): Promise<Act[]> {
	const [sealed, kept] = await Promise.all(
		['Audit Trail', 'Audit Inbox'].map(async (table) => await readTable(everything.client, table)),
	);
	const textOf = ({ at, call, request }: TableRow) => [at, call, request].join();
	const inTrail = new Set(sealed.map(textOf));
	return [...sealed, ...kept.filter((row) => !inTrail.has(textOf(row)))]
		.filter(({ system, records }) => /^(a person|this n8n)$/.test(String(system)) && records === recordId)
		.sort((one, other) => String(one.at).localeCompare(String(other.at)))
		.map(({ system, call, outcome, request, answer }) => ({
			system: String(system),
			did: String(call),
			outcome: String(outcome),
			asked: JSON.parse(String(request)),
			said: JSON.parse(String(answer)),
		}));
}
