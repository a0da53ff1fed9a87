import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from './operation';

const NO_TOKEN = 'Needs a credential that signs in with User: BILL lets no sync token do this.';

/** Says in the editor, before anything runs, that not every credential will do. */
export function signInNotice(signIn: NonNullable<Operation['signIn']>): INodeProperties {
	return {
		displayName:
			signIn === 'user'
				? NO_TOKEN
				: `${NO_TOKEN} BILL also has to trust the session: <b>Session: Get</b> tells whether it does, <b>Send Code</b> and <b>Confirm Code</b> renew the trust for 30 days.`,
		name: 'signInNotice',
		type: 'notice',
		default: '',
	};
}
