import { recordLocator } from '../../parameters/recordLocator';

/** A payment by search or id. Value: the payment id `stp…`. */
export const paymentLocator = recordLocator(
	{
		displayName: 'Payment',
		name: 'paymentId',
		label: 'a payment',
		idExample: 'stp01ABCDEFGHIJKLMNO',
		searchMethod: 'searchPayments',
	},
	{ required: true, description: 'The payment in BILL' },
);
