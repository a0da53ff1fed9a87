import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from './operation';

const NO_TOKEN =
	'Needs a credential with Sign In With set to User: BILL does not allow this with a sync token.';

/** Says in the editor, before anything runs, that not every credential will do. */
export function signInNotice(signIn: NonNullable<Operation['signIn']>): INodeProperties {
	return {
		displayName:
			signIn === 'user'
				? NO_TOKEN
				: `${NO_TOKEN} BILL must also trust the session: <b>Session: Get</b> shows whether it does, <b>Send Code</b> and <b>Confirm Code</b> renew the trust for about 30 days.`,
		name: 'signInNotice',
		type: 'notice',
		default: '',
	};
}
