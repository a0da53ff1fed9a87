import type { Invariant } from './evidence';

/** 9. A message that BILL did not sign is refused. */
export const forgedRefused: Invariant = ({ forgedAnswers }) =>
	forgedAnswers.filter((status) => status < 400).map((status) => `a forged message was answered ${status}`);
