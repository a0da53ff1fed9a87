import { Refusal } from '../refusal';
import type { BeforeFault } from './fault';

/** The gateway in front of BILL refuses in its own shape: one object with only `message`. Nothing was done. */
export class ObjectShapedRefusal extends Refusal {
	constructor() {
		super(502, [{ code: '', category: 'SERVER', message: 'Bad Gateway' }]);
	}
}

export const objectError: BeforeFault = {
	kind: 'object-error',
	stage: 'before',
	strike: async () => {
		throw new ObjectShapedRefusal();
	},
};
