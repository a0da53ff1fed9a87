import { resource } from '../../operation/resource';
import { callV2 } from './callV2.operation';
import { callV3 } from './callV3.operation';

/** What no other operation offers. */
export const customCall = resource(
	{ name: 'Custom API Call', value: 'customCall' },
	[callV2, callV3],
	'callV3',
);
