/** axios, which n8n and the simulators call with, over the network of the trial instead of sockets. */
import { NetworkFailure, type Network } from './network';

interface Config {
	method?: string;
	url?: string;
	data?: unknown;
	headers: { toJSON(): Record<string, unknown> };
	timeout?: number;
	signal?: AbortSignal;
	responseType?: string;
	auth?: { username?: string; password?: string };
	validateStatus?: ((status: number) => boolean) | null;
}

interface Axios {
	defaults: { adapter?: unknown };
	getUri(config: object): string;
	AxiosError: new (
		message: string,
		code?: string,
		config?: object,
		request?: object,
		response?: object,
	) => Error;
	AxiosHeaders: new (headers: object) => object;
}

let network: Network | undefined;

/** All calls go over this network from now on. */
export function callOver(trial: Network): void {
	network = trial;
}

export function installAdapter(axios: Axios): void {
	axios.defaults.adapter = async (config: Config) => await adapt(axios, config);
}

async function adapt(axios: Axios, config: Config): Promise<object> {
	if (!network) throw new Error('No trial runs');
	const url = new URL(axios.getUri(config));
	const { timeout = 0, signal, auth, responseType } = config;
	const given = Object.entries(config.headers.toJSON()).filter(
		([, value]) => value !== undefined && value !== null && value !== false,
	);
	const headers = Object.fromEntries(given.map(([name, value]) => [name.toLowerCase(), String(value)]));
	if (auth)
		headers.authorization = `Basic ${Buffer.from(`${auth.username ?? ''}:${auth.password ?? ''}`).toString('base64')}`;
	headers.host ??= url.host;
	const request = {
		method: (config.method ?? 'get').toUpperCase(),
		path: url.pathname + url.search,
		headers,
		body: bodyOf(config.data),
	};
	const answer = await network.send(url, request, timeout, signal).catch((error: unknown) => {
		if (!(error instanceof NetworkFailure)) throw error;
		throw Object.assign(new axios.AxiosError(error.message, error.code, config, request), { cause: error });
	});
	const response = {
		data: responseType === 'arraybuffer' ? answer.body : answer.body.toString('utf8'),
		status: answer.status,
		statusText: '',
		headers: new axios.AxiosHeaders(answer.headers),
		config,
		request,
	};
	const isFine = !config.validateStatus || config.validateStatus(answer.status);
	if (isFine) return response;
	const code = answer.status < 500 ? 'ERR_BAD_REQUEST' : 'ERR_BAD_RESPONSE';
	throw Object.assign(
		new axios.AxiosError(`Request failed with status code ${answer.status}`, code, config, request, response),
		{ status: answer.status },
	);
}

function bodyOf(data: unknown): string | Buffer | undefined {
	if (data === undefined || data === null) return undefined;
	if (typeof data === 'string' || Buffer.isBuffer(data)) return data;
	if (data instanceof ArrayBuffer) return Buffer.from(data);
	if (data instanceof URLSearchParams) return data.toString();
	throw new Error(`A body of type ${Object.prototype.toString.call(data)} is not carried`);
}
