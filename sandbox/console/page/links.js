import { byId } from './element.js';

const SEND_AGAIN = '/form/send-invoices-again?invoices=';

let n8nUrl;

/** Learns where n8n is, once it runs, and shows the link to it. */
export async function setUpLinks() {
	const { n8n } = await (await fetch('api/links')).json();
	n8nUrl = n8n ?? undefined;
	byId('n8n-link').hidden = !n8n;
	if (n8n) byId('n8n-link').href = n8n;
}

/** The form that sends an invoice again, filled in; nothing without n8n. */
export const sendAgainAddress = (id) => n8nUrl && `${n8nUrl}${SEND_AGAIN}${id}`;
