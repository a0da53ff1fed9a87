import type { SessionCall } from './route';

/** Beginning of every resource of the REST API. */
export const DATA_PATH = '/services/data/:version';

/** The same with the version of a call filled in, as it stands in record addresses. */
export function basePath({ apiVersion }: Pick<SessionCall, 'apiVersion'>): string {
	return `/services/data/v${apiVersion}.0`;
}
