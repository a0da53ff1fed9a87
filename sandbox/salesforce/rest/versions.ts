import { DATA_PATH, type Route } from '../http/route';
import { API_VERSIONS } from '../http/runRoute';
import { identityUrl } from '../oauth/grants';
import { ok } from '../simulation/reply';

const SEASONS = ['Summer', 'Winter', 'Spring'];

/** GET /services/data. The API versions served; needs no session. */
export const listVersions: Route = {
	access: 'public',
	method: 'GET',
	path: '/services/data',
	handle: () => {
		const count = API_VERSIONS.last - API_VERSIONS.first + 1;
		const numbers = Array.from({ length: count }, (_, index) => API_VERSIONS.first + index);
		return ok(
			numbers.map((number) => ({
				label: seasonOf(number),
				url: `/services/data/v${number}.0`,
				version: `${number}.0`,
			})),
		);
	},
};

/** GET /services/data/vNN.0. Addresses of the resources modelled here, and of the caller's identity. */
export const listResources: Route = {
	access: 'session',
	method: 'GET',
	path: DATA_PATH,
	handle: ({ sim, actor, apiVersion }) => {
		const base = `/services/data/v${apiVersion}.0`;
		const names = ['sobjects', 'query', 'queryAll', 'composite', 'process', 'limits'];
		return ok({
			...Object.fromEntries(names.map((name) => [name, `${base}/${name}`])),
			identity: identityUrl(sim, actor.userId),
		});
	},
};

/** Three releases a year; 67.0 is Summer '26. */
function seasonOf(version: number): string {
	const releases = version - 67;
	const season = SEASONS[((releases % 3) + 3) % 3];
	const year = season === 'Winter' ? 27 + Math.floor((releases - 1) / 3) : 26 + Math.ceil(releases / 3);
	return `${season} '${year}`;
}
