import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { processWide } from '../../shared/memory/processWide';

/** Whoever floods the address shall not flood the log. */
const QUIET_MS = 60_000;

interface Told {
	quietUntilMs: number;
	leftOut: number;
}

/**
 * Answers a delivery with a status other than 200 and starts nothing. The log tells each status of a trigger once a
 * minute, with the number of refusals it left out.
 *
 * @param reason for the sender, who may be anybody
 * @param advice for whoever runs n8n; `reason` unless told
 */
export function refuse(
	ctx: IWebhookFunctions,
	status: number,
	reason: string,
	advice = reason,
): IWebhookResponseData {
	const name = ctx.getNode().name;
	const told = processWide('toldRefusals', () => new Map<string, Told>());
	const key = [ctx.getWorkflow().id, ctx.getNode().id, status].join(' ');
	const before = told.get(key);
	if (before && Date.now() < before.quietUntilMs) {
		before.leftOut += 1;
	} else {
		const more = before?.leftOut ? ` (${before.leftOut} more since the last message)` : '';
		ctx.logger.warn(`BILL Trigger "${name}" answered ${status}: ${advice}${more}`);
		told.set(key, { quietUntilMs: Date.now() + QUIET_MS, leftOut: 0 });
	}
	ctx.getResponseObject().status(status).send(reason);
	return { noWebhookResponse: true };
}
