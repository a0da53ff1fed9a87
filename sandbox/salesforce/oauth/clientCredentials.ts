import { INTEGRATION_USER } from '../tenant';
import { checkClient, type Grant, grantTokens } from './grants';

/** Client credentials: the app acts as its run-as user, here the integration user. No refresh token. */
export const clientCredentials: Grant = (sim, parameters) => {
	checkClient(parameters, true);
	return grantTokens(sim, INTEGRATION_USER, 'api');
};
