import { resource } from '../../operation/resource';
import { get } from './get.operation';
import { getAll } from './getAll.operation';

/** What users may do. Roles are written in the web app only. */
export const role = resource({ name: 'Role', value: 'role' }, [get, getAll], 'getAll');
