import { billWords } from './bill';
import { NOT_RECORDED, type Entry } from './entries';
import type { Part } from './part';
import { personSentence } from './person';
import { salesforceWords } from './salesforce';
import { counted, rowsOf, sentence, text } from './words';

export type EventKind = 'approval' | 'person' | 'write' | 'read' | 'payment' | 'trouble' | 'note';

/** One line of the story of an invoice. */
export interface StoryEvent {
	at: string;
	kind: EventKind;
	/** Who did it: a person, BILL, Salesforce or this n8n. */
	who: string;
	text: string;
	/** What was sent and what came back, as people read JSON; empty where there was nothing. */
	sent: string;
	received: string;
	/** Where it stands in the trail and in n8n: "entry 12 · Pay approved invoices · run 7 · 15 ms". */
	source: string;
}

/** Longer bodies are cut; the whole stands in the trail. */
const SHOWN_CHARACTERS = 4_000;

/** An entry of the trail as a line of the story of an invoice. */
export function eventOf(entry: Entry, part: Part, recordId: string): StoryEvent {
	const isAct = entry.system !== 'BILL' && entry.system !== 'Salesforce';
	const {
		sentence: told,
		kind,
		who,
	} = isAct
		? {
				...personSentence(entry),
				kind: entry.system === 'a person' ? ('person' as const) : ('note' as const),
			}
		: callSentence(entry, part, recordId);
	return {
		at: entry.at,
		kind,
		who,
		text: told,
		sent: shown(part.sent),
		received: shown(part.received),
		source: sourceOf(entry, isAct),
	};
}

function callSentence(
	entry: Entry,
	part: Part,
	recordId: string,
): { sentence: string; kind: EventKind; who: string } {
	const { system, call } = entry;
	const isRead = call.startsWith('GET ');
	const path = call.split('?')[0];
	const words = (system === 'BILL' ? billWords(entry, part) : salesforceWords(entry, part, recordId)) ?? {
		aim: `answer ${path}`,
		done: sentence(path),
	};
	const trouble = troubleOf(entry, part);
	if (trouble)
		return {
			sentence: sentence(`${system} was asked to ${words.aim}`.replace(/\.?$/, '.'), trouble),
			who: system,
			kind: 'trouble',
		};
	const isPayment = /^POST \S*\/payments/.test(call);
	return { sentence: words.done, who: system, kind: isPayment ? 'payment' : isRead ? 'read' : 'write' };
}

/** Why a call did not do what it was for; nothing where it did. */
function troubleOf({ system, outcome, call }: Entry, { received }: Part): string | undefined {
	const isRead = call.startsWith('GET ');
	if (outcome === NOT_RECORDED)
		return 'The answer was not recorded: n8n stopped in between. The next run looked for what it had done.';
	if (!/^\d+$/.test(outcome))
		return `No answer came (${outcome.replace(/^no answer:?\s*/, '')})${isRead ? '.' : ', so nobody knew what became of it. It was looked up before anything was sent again.'}`;
	const refusals = rowsOf(received).flatMap((row) =>
		Array.isArray(row.errors) && row.success === false ? (row.errors as Array<Record<string, unknown>>) : [],
	);
	if (outcome.startsWith('2'))
		return refusals.length > 0 ? sentence(`${system} refused it: ${reasonsOf(refusals)}`) : undefined;
	return sentence(`${system} answered ${outcome}: ${reasonsOf(rowsOf(received)) || 'without a reason'}`);
}

function reasonsOf(rows: Array<Record<string, unknown>>): string {
	const said = rows.map(({ code, errorCode, statusCode, message }) =>
		[text(code) || text(errorCode) || text(statusCode), text(message)].filter((part) => part).join(' '),
	);
	return [...new Set(said)].slice(0, 3).join('; ');
}

function sourceOf({ number, workflowName, nodeName, run, row }: Entry, isAct: boolean): string {
	return [
		number > 0 ? `entry ${number}` : 'not sealed yet',
		workflowName,
		nodeName,
		run && `run ${run}`,
		!isAct && row.milliseconds && `${row.milliseconds} ms`,
		!isAct &&
			row.records?.includes(' ') &&
			`shared by ${counted(row.records.split(' ').length, 'invoice', 'invoices')}`,
	]
		.filter((part) => part)
		.join(' · ');
}

function shown(body: unknown): string {
	if (body === undefined || body === null || body === '') return '';
	const json = typeof body === 'string' ? body : JSON.stringify(body, null, 1);
	if (json === '{}') return '';
	return json.length <= SHOWN_CHARACTERS
		? json
		: `${json.slice(0, SHOWN_CHARACTERS)}\n… and ${json.length - SHOWN_CHARACTERS} more characters, in the trail`;
}
