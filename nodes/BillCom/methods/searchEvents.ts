import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { textOf } from '../records/record';
import { readConnectEventsPage } from '../webhook/connectEvents';
import { isDelivered, toEventLogList } from '../webhook/eventLog';
import { clientOf } from '../transport/client';

/** Events of the chosen subscription; a search text is the id of what they are about, because BILL offers no more. */
export async function searchEvents(
	this: ILoadOptionsFunctions,
	filter = '',
	cursor?: string,
): Promise<INodeListSearchResult> {
	const chosen = this.getCurrentNodeParameter('subscriptionId', { extractValue: true });
	const subscriptionId = typeof chosen === 'string' ? chosen : '';
	if (!subscriptionId) return { results: [] };
	const list = toEventLogList({ subscriptionId, entityId: filter.trim() });
	const { rows, nextPage } = await readConnectEventsPage(await clientOf(this), list, cursor);
	return {
		results: rows.map((event) => ({ name: labelOf(event), value: textOf(event, 'id') })),
		paginationToken: nextPage,
	};
}

function labelOf(event: IDataObject): string {
	const when = textOf(event, 'createdTime').slice(0, 16).replace('T', ' ');
	const { statusCode } = event;
	const answered = statusCode ? `answered ${String(statusCode)}` : 'never answered';
	return `${textOf(event, 'type')}, ${when}, ${isDelivered(event) ? 'delivered' : answered}`;
}
