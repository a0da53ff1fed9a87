import { resource } from '../../operation/resource';
import { get } from './get.operation';
import { getAll } from './getAll.operation';

/** People who can sign in to the organization. */
export const user = resource({ name: 'User', value: 'user' }, [get, getAll], 'getAll');
