import type { AfterFault } from './fault';

/** The write takes effect, then the connection is reset: the caller cannot know. */
export const lostReply: AfterFault = { kind: 'lost-reply', stage: 'after', strike: () => 'cut' };
