import { refusal, refusalBody } from '../refusals';
import type { RefusalName } from '../refusalTable';
import type { Fault } from './fault';

const refusing = (kind: string, name: RefusalName): Fault => ({
	kind,
	async before() {
		const refused = refusal(name);
		return { status: refused.status, body: refusalBody(refused) };
	},
});

/** The three limits that share one code: the org's calls of the day are used up, or too much runs at the same time. */
export const requestLimits: readonly Fault[] = [
	refusing('request-limit', 'requestLimit'),
	refusing('concurrent-requests', 'concurrentRequests'),
	refusing('concurrent-long-requests', 'concurrentLongRequests'),
];
