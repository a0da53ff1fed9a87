import { request } from 'node:http';
import { startBillSimulator } from '../../../sandbox/bill/http/server';
import { startConsole } from '../../../sandbox/console/server';
import { startSalesforceSimulator } from '../../../sandbox/salesforce/server/server';

/** What a server answers to a request that reached it under this name. */
async function statusUnder(host: string, url: string): Promise<number> {
	return await new Promise((resolve, reject) => {
		request(url, { headers: { host } }, (response) => {
			response.resume();
			resolve(response.statusCode ?? 0);
		})
			.once('error', reject)
			.end();
	});
}

const SERVERS = {
	BILL: async () => await startBillSimulator(),
	Salesforce: async () => await startSalesforceSimulator(),
	console: async () =>
		await startConsole({
			billUrl: 'http://127.0.0.1:1',
			salesforceUrl: 'http://127.0.0.1:1',
			jwtPrivateKey: '',
		}),
};

it.each(Object.entries(SERVERS))(
	'the %s server answers under the names of this machine and no other, so that no web page can call it',
	async (_, start) => {
		const server = await start();
		const { port } = new URL(server.url);
		try {
			const statuses: Record<string, number> = {};
			for (const name of ['evil.example', `evil.example:${port}`, '127.0.0.1.evil.example', '10.0.0.1'])
				statuses[name] = await statusUnder(name, `${server.url}/sandbox/stats`);
			const own: number[] = [];
			for (const name of [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`, 'my.localhost'])
				own.push(await statusUnder(name, `${server.url}/sandbox/stats`));

			expect(new Set(Object.values(statuses))).toEqual(new Set([421]));
			expect(own).not.toContain(421);
		} finally {
			await server.stop();
		}
	},
);
