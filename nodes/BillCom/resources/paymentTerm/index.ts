import { resource } from '../../operation/resource';
import { get } from './get.operation';
import { getAll } from './getAll.operation';

/** How many days after the invoice a bill is due. */
export const paymentTerm = resource({ name: 'Payment Term', value: 'paymentTerm' }, [get, getAll], 'getAll');
