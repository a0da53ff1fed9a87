import type { Route } from '../../route';
import { listPaymentTerms } from './listPaymentTerms';
import { readPaymentTerm } from './readPaymentTerm';
import { changePaymentTermRoute, createPaymentTermRoute } from './writePaymentTerm';

/** Payment terms of an organization. */
export const paymentTermsRoutes: Route[] = [
	listPaymentTerms,
	createPaymentTermRoute,
	readPaymentTerm,
	changePaymentTermRoute,
];
