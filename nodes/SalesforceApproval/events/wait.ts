import { setTimeout as delay } from 'node:timers/promises';
import type { Wait } from './source';

/** The real clock's {@link Wait}. The delay can only reject because of the abort, and ending early is what was asked for. */
export const wait: Wait = async (ms, signal) => await delay(ms, undefined, { signal }).catch(() => {});
