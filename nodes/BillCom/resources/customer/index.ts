import { resource } from '../../operation/resource';
import { get } from './get.operation';
import { getAll } from './getAll.operation';

/** Customers, as far as bills name them: a line item can be passed on to one. */
export const customer = resource({ name: 'Customer', value: 'customer' }, [get, getAll], 'getAll');
