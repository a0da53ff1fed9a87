import { Refusal, refusal } from '../refusal';
import { REFUSALS } from '../refusals';
import type { BeforeFault } from './fault';

/** BILL refuses with a code of one's choice, before anything was done: its own row where there is one, else 400. Status and words as told. */
export const refusalByCode: BeforeFault = {
	kind: 'refusal',
	stage: 'before',
	strike: async ({ code = '', status, message: words, retryAfter }) => {
		if (!/^BDC_\d+$/.test(code)) throw refusal('parameterInvalid', `${code} is no code of BILL`);
		const known = Object.values(REFUSALS).find((row) => row.code === code && row.status >= 400);
		const message = words ?? known?.message.replace('{detail}', 'a detail') ?? `Refused with ${code}.`;
		const entry = { code, category: known?.category ?? 'REQUEST', message };
		throw new Refusal(status ?? known?.status ?? 400, [entry], retryAfter);
	},
};
