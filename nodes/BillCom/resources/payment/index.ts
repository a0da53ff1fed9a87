import { resource } from '../../operation/resource';
import { cancel } from './cancel.operation';
import { create } from './create.operation';
import { createMass } from './createMass.operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { getCheckImage } from './getCheckImage.operation';
import { getExchangeRate } from './getExchangeRate.operation';
import { getMass } from './getMass.operation';
import { getOptions } from './getOptions.operation';
import { voidPayment } from './void.operation';

/** Payments to vendors. */
export const payment = resource(
	{ name: 'Payment', value: 'payment' },
	[cancel, create, createMass, getCheckImage, get, getExchangeRate, getAll, getMass, getOptions, voidPayment],
	'create',
);
