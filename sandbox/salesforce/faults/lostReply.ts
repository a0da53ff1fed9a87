import type { Fault } from './fault';

/** The request takes effect and the connection is reset before the reply. */
export const lostReply: Fault = { kind: 'lost-reply', after: () => 'drop' };
