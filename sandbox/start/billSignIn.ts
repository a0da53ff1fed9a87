import { TENANT } from '../bill/tenant';

/** What a person types into the credential of the BILL node for the simulator's tenant: its clerk, on a device BILL trusts. */
export function billSignIn(customUrl: string) {
	const { username: userName, password, organizationId, devKey: developerKey, rememberMeId, device } = TENANT;
	return {
		environment: 'custom',
		customUrl,
		loginMethod: 'user',
		userName,
		password,
		organizationId,
		developerKey,
		rememberMeId,
		device,
	};
}
