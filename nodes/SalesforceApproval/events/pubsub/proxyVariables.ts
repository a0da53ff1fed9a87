const NAMES = ['https_proxy', 'http_proxy', 'no_proxy'];

/**
 * Lets grpc-js see the proxy n8n uses. n8n takes HTTPS_PROXY in either case; grpc-js 1.14 reads lower case only
 * (http_proxy.js), once, while a client is made. What is missing is lent for that moment and taken back.
 */
export function withProxyVariables<T>(make: () => T): T {
	const { env } = process;
	const lent = NAMES.filter((name) => env[name] === undefined && env[name.toUpperCase()] !== undefined);
	for (const name of lent) env[name] = env[name.toUpperCase()];
	try {
		return make();
	} finally {
		for (const name of lent) delete env[name];
	}
}
