import { resource } from '../resource';
import { create } from './create.operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';

/** Payments to vendors. */
export const payment = resource({ name: 'Payment', value: 'payment' }, [create, get, getAll], 'create');
