import type { Entry } from './entries';
import { money, sentence, text } from './words';

/** What a person did, or n8n for a person, with the reason that was given. */
export function personSentence({ call, outcome, sent, received, system }: Entry): {
	sentence: string;
	who: string;
} {
	const asked = fieldsOf(sent);
	const said = fieldsOf(received);
	const by = /\bby (.*)$/s.exec(outcome)?.[1] ?? '';
	const reason = text(said.reason) || text(asked.reason) || text(said.note);
	const change = 'value' in said ? `${text(said.name)}: "${text(asked.was)}" → "${text(said.value)}"` : '';
	const what = [
		text(asked.question) && `asked because ${text(asked.question)}`,
		text(asked.askWhom) && `asked: ${text(asked.askWhom)}`,
		asked.amount !== undefined &&
			asked.amount !== null &&
			`${money(asked.amount)}${asked.vendorName ? ` to ${text(asked.vendorName)}` : ''}`,
		change,
		text(said.became),
	].filter((part) => part);
	return {
		who: by || (system === 'a person' ? 'somebody' : system),
		sentence: sentence(
			`${by || 'Somebody'} ${call}${what.length > 0 ? ` (${what.join('; ')})` : ''}`,
			reason && `— “${reason}”`,
		),
	};
}

function fieldsOf(body: unknown): Record<string, unknown> {
	return typeof body === 'object' && body !== null && !Array.isArray(body)
		? (body as Record<string, unknown>)
		: {};
}
