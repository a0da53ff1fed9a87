import { resource } from '../resource';
import { get } from './get.operation';

/** Who is signed in, and what BILL lets the session do. */
export const session = resource({ name: 'Session', value: 'session' }, [get], 'get');
