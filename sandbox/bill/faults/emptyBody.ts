import type { AfterFault } from './fault';

/** The write takes effect, the answer is a 200 without a body. */
export const emptyBody: AfterFault = {
	kind: 'empty-body',
	stage: 'after',
	strike: () => ({ status: 200, body: undefined }),
};
