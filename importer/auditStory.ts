import { invoicesMeantBy, tellStory, type Story } from '../nodes/BillCom/resources/apiLog/story/story';
import { parseExport } from './auditExport';

/** What the command says: the story, or why there is none. */
interface Told {
	/** Whether there is one, and its entries are what was written. */
	isIntact: boolean;
	lines: string[];
}

/**
 * Tells what happened to an invoice from an export of the audit trail alone, as the page of *Show the evidence of an
 * invoice* does.
 * @param asked invoice number, record ID, or the ID of bill or payment
 */
export function tellFromExport(text: string, asked: string): Told {
	const rows = parseExport(text);
	const [only, ...others] = invoicesMeantBy(asked, rows);
	if (only === undefined)
		return {
			isIntact: false,
			lines: [
				`No entry of this export is about "${asked}".`,
				'Is the number written as in Salesforce? The export of another month may hold it; a record ID, or the ID of the bill or payment in BILL, finds it as well.',
			],
		};
	if (others.length > 0)
		return {
			isIntact: false,
			lines: [
				`Several invoices are called "${asked}". Ask for one of them by its record ID:`,
				...[only, ...others].map(({ recordId, lastSeen }) => `${recordId}  (last entry ${lastSeen})`),
			],
		};
	const story = tellStory(only.recordId, rows);
	return { isIntact: story.chain.isIntact, lines: linesOf(story) };
}

function linesOf({ recordId, title, lines, events, sealed }: Story): string[] {
	return [
		`${title || 'Invoice'}  (${recordId})`,
		...lines.map((line) => `  ${line}`),
		'',
		...events.flatMap(({ at, text, source, sent, received, kind }) => [
			`${at.replace('T', ' ').replace(/\.\d+Z$|Z$/, '')}  ${text}`,
			`    ${source}`,
			// Lists that were read are long, and say little that the sentence does not.
			...(kind === 'read' ? [] : [...bodyOf('sent', sent), ...bodyOf('came back', received)]),
		]),
		'',
		sealed,
	];
}

function bodyOf(label: string, json: string): string[] {
	if (json === '') return [];
	const line = json.replace(/\s*\n\s*/g, ' ');
	return [`    ${label}: ${line}`];
}
