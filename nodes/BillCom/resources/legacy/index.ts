import { resource } from '../resource';
import { getAll } from './getAll.operation';

/** API v2, for what only v2 has. */
export const legacy = resource({ name: 'Legacy (V2)', value: 'legacy' }, [getAll], 'getAll');
