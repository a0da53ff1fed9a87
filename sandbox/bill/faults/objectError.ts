import { Refusal } from '../refusal';
import type { BeforeFault, FaultOrder } from './fault';

/** The gateway in front of BILL refuses in its own shape: one object with only `message`. Nothing was done. */
export class ObjectShapedRefusal extends Refusal {
	constructor({ status = 502, message = 'Bad Gateway', retryAfter }: Partial<FaultOrder>) {
		super(status, [{ code: '', category: 'SERVER', message }], retryAfter);
	}
}

export const objectError: BeforeFault = {
	kind: 'object-error',
	stage: 'before',
	strike: async (order) => {
		throw new ObjectShapedRefusal(order);
	},
};
