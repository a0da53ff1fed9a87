import { resource } from '../../operation/resource';
import { confirmCode } from './confirmCode.operation';
import { get } from './get.operation';
import { logOut } from './logOut.operation';
import { sendCode } from './sendCode.operation';
import { stepUp } from './stepUp.operation';

/** Who is signed in, and what BILL lets the session do. */
export const session = resource(
	{ name: 'Session', value: 'session' },
	[confirmCode, get, logOut, sendCode, stepUp],
	'get',
);
