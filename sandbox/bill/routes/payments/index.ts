import type { Route } from '../../route';
import { cancelPayment } from './cancelPayment';
import { createPaymentRoute } from './createPayment';
import { listPayments } from './listPayments';
import { readPayment } from './readPayment';
import { readPaymentOptions } from './readPaymentOptions';
import { voidPayment } from './voidPayment';

/** Payments. */
export const paymentsRoutes: Route[] = [
	listPayments,
	createPaymentRoute,
	readPaymentOptions,
	readPayment,
	cancelPayment,
	voidPayment,
];
