import { resource } from '../../operation/resource';
import { publish } from './publish.operation';

/** Platform events. */
export const platformEvent = resource(
	{ name: 'Platform Event', value: 'platformEvent' },
	[publish],
	'publish',
);
