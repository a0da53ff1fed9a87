import axios from 'axios';
import { TENANT } from '../../sandbox/bill/tenant';

/**
 * What BILL and this machine allow: as many loops as there are lanes, each sending the next request when it has an
 * answer, without n8n and without anything a workflow needs. Returns when each request ended, in milliseconds.
 */
export async function bareLoop(billUrl: string, bodies: object[], lanes: number): Promise<number[]> {
	const http = axios.create({ baseURL: `${billUrl}/connect/v3`, proxy: false });
	const { username, password, organizationId, devKey, rememberMeId, device } = TENANT;
	const login = { username, password, organizationId, devKey, rememberMeId, device };
	const startedAt = performance.now();
	const { sessionId } = (await http.post<{ sessionId: string }>('/login', login)).data;
	const waiting = [...bodies];
	const endsMs: number[] = [];
	const lane = async () => {
		for (let body = waiting.shift(); body; body = waiting.shift()) {
			await http.post('/bills', body, { headers: { devKey, sessionId } });
			endsMs.push(performance.now() - startedAt);
		}
	};
	await Promise.all(Array.from({ length: lanes }, lane));
	return endsMs;
}
