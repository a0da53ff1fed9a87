import type { Output } from '../../../shared/operation/outputShape';

/** A payment term as BILL returns it (BILL payment-terms, 2026-11). */
export const paymentTermOutput: Output = {
	shape: { createdTime: 'text', daysDue: 'number', id: 'text', name: 'text', updatedTime: 'text' },
};
