import type { Route } from '../../route';
import { cancelPaymentRoute } from './cancelPayment';
import { createBulkPaymentRoute } from './createBulkPayment';
import { createMassPaymentRoute } from './createMassPayment';
import { createPaymentRoute } from './createPayment';
import { downloadCheckImage } from './downloadCheckImage';
import { listPayments } from './listPayments';
import { readCheckImage } from './readCheckImage';
import { readExchangeRate } from './readExchangeRate';
import { readExchangeRates } from './readExchangeRates';
import { readMassPayment } from './readMassPayment';
import { readPayment } from './readPayment';
import { readPaymentOptions } from './readPaymentOptions';
import { voidPaymentRoute } from './voidPayment';

/** Payments. */
export const paymentsRoutes: Route[] = [
	listPayments,
	createPaymentRoute,
	createBulkPaymentRoute,
	createMassPaymentRoute,
	readMassPayment,
	readExchangeRate,
	readExchangeRates,
	readPaymentOptions,
	readPayment,
	readCheckImage,
	downloadCheckImage,
	cancelPaymentRoute,
	voidPaymentRoute,
];
