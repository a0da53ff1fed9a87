import { isRecord } from '../../../../shared/values/json';
import type { Entry } from './entries';
import { eventOf, type StoryEvent } from './events';
import { text } from './words';

/**
 * Which switches and routing rules counted while something happened to an invoice: as they stood when it began, and each
 * change until its end. Nothing where no entry says how they stood.
 */
export function settingsBetween(entries: Entry[], from: string, until: string): StoryEvent[] {
	const changes = entries.flatMap((entry) => {
		const { received } = entry;
		return entry.records.length === 0 && isRecord(received) && 'name' in received && 'value' in received
			? [{ entry, name: text(received.name), value: text(received.value) }]
			: [];
	});
	const before = new Map<string, string>();
	for (const { entry, name, value } of changes) if (entry.at <= from) before.set(name, value);
	const during = changes.filter(({ entry }) => entry.at > from && entry.at <= until);
	const stood = [...before].map(([name, value]) => `${name}: ${worded(value)}`);
	return [
		...(stood.length > 0
			? [
					{
						at: from,
						kind: 'note' as const,
						who: 'this n8n',
						text: `These settings counted when it began. ${stood.join('; ')}.`,
						sent: '',
						received: '',
						source: 'changes of settings before it',
					},
				]
			: []),
		...during.map(({ entry }) =>
			eventOf(entry, { sent: entry.sent, received: entry.received, others: 0 }, ''),
		),
	];
}

/** A routing rule is kept as JSON: what is filled in of it. */
function worded(value: string): string {
	if (value === '') return 'empty';
	const rule = value.startsWith('{') ? readRule(value) : undefined;
	if (rule === undefined) return value;
	return Object.entries(rule)
		.filter(([, one]) => text(one) !== '')
		.map(([name, one]) => `${name} ${text(one)}`)
		.join(', ');
}

function readRule(value: string): Record<string, unknown> | undefined {
	try {
		return JSON.parse(value) as Record<string, unknown>;
	} catch {
		return undefined;
	}
}
