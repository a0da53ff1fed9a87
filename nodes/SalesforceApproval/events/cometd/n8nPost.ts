import type { ITriggerFunctions } from 'n8n-workflow';
import type { Post } from './session';

/** Far above the time a session waits for an answer: n8n's own limit must not end a held connect. */
const TIMEOUT_MS = 600_000;

interface FullResponse {
	statusCode: number;
	headers: Record<string, string | string[] | undefined>;
	body: unknown;
}

/** Posts through n8n, so that its proxy and network rules apply. The session signs by itself. */
export function n8nPost(ctx: ITriggerFunctions): Post {
	return async (url, headers, body, abortSignal) => {
		const response: FullResponse = await ctx.helpers.httpRequest({
			method: 'POST',
			url,
			headers,
			body,
			encoding: 'text',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
			timeout: TIMEOUT_MS,
			abortSignal,
		});
		const cookies = response.headers['set-cookie'] ?? [];
		return {
			status: response.statusCode,
			cookies: Array.isArray(cookies) ? cookies : [cookies],
			body: typeof response.body === 'string' ? response.body : JSON.stringify(response.body ?? ''),
		};
	};
}
