import type { Control, JournalEntry } from './control';
import type { Everything } from './everything';
import type { Evidence } from './measure';

const SHOWN = 15;
const LOG_LINES = 40;
const BODY_CHARACTERS = 400;

/** What a person needs to find out why a run went wrong: failed executions, refused requests, n8n's log. */
export async function diagnosis(
	{ bill, salesforce, n8n }: Everything,
	troubled: Evidence['troubled'],
): Promise<string> {
	const runs = troubled.slice(0, SHOWN).map(({ execution, workflowName, messages }) => {
		const reasons =
			messages.length > 0 ? messages.map((message) => `\n    ${message}`).join('') : ' without a message';
		return `  ${execution.id} "${workflowName}" ${execution.status}:${reasons}`;
	});
	return [
		heading(`n8n executions with a failure: ${troubled.length}`),
		...runs,
		heading('Requests BILL refused, newest last'),
		...(await refusals(bill)),
		heading('Requests Salesforce refused, newest last'),
		...(await refusals(salesforce)),
		heading("The end of n8n's log"),
		n8n.logTail(LOG_LINES),
	].join('\n');
}

async function refusals(simulator: Control): Promise<string[]> {
	const answer = await simulator.read<JournalEntry[] | { entries: JournalEntry[] }>('journal');
	const entries = Array.isArray(answer) ? answer : answer.entries;
	const refused = entries.filter(({ status }) => status >= 400 || status === 0);
	if (refused.length === 0) return ['  none'];
	return refused.slice(-SHOWN).map((entry) => {
		const { method, path, status, body, response } = entry;
		return `  ${method} ${path} → ${status}\n    sent ${shortened(body)}\n    got  ${shortened(response)}`;
	});
}

function shortened(value: unknown): string {
	return (JSON.stringify(value) ?? 'nothing').slice(0, BODY_CHARACTERS);
}

function heading(text: string): string {
	return `\n── ${text} ──`;
}
