import axios, { type AxiosInstance, type Method } from 'axios';

/** Who signs in to the sandbox's n8n. Made for this machine only, so not a secret. */
export const OWNER = {
	email: 'owner@sandbox.example',
	firstName: 'Sandbox',
	lastName: 'Owner',
	signInWord: 'Sandbox-2026',
} as const;

/** n8n ties a login to the browser that made it. */
const BROWSER_ID = 'sandbox';

/** One signed-in session with n8n's own REST API, the one its editor uses. */
export class N8nClient {
	private constructor(private readonly http: AxiosInstance) {}

	/** Signs in as the owner, who is created first where nobody was yet. */
	static async signIn(url: string): Promise<N8nClient> {
		const http = httpOf(url);
		const settings = await http.get<{ data: { userManagement: { showSetupOnFirstLoad?: boolean } } }>(
			'/rest/settings',
		);
		const isFirst = settings.data.data.userManagement.showSetupOnFirstLoad === true;
		const { email, firstName, lastName, signInWord: password } = OWNER;
		const response = isFirst
			? await http.post<unknown>('/rest/owner/setup', { email, firstName, lastName, password })
			: await http.post<unknown>('/rest/login', { emailOrLdapLoginId: email, password });
		if (response.status !== 200) throw refusal('sign in', response.status, response.data);
		return N8nClient.withCookies(http, response.headers['set-cookie']);
	}

	/** Invites somebody who may edit workflows of their own, and signs in as them. */
	async signInMember(url: string, email: string): Promise<N8nClient> {
		const { data: invited } = await this.post<{ data: Array<{ user: { inviteAcceptUrl: string } }> }>(
			'/rest/invitations',
			[{ email, role: 'global:member' }],
		);
		const token = new URL(invited[0].user.inviteAcceptUrl).searchParams.get('token');
		const http = httpOf(url);
		const person = { token, firstName: 'Another', lastName: 'Person', password: OWNER.signInWord };
		const response = await http.post<unknown>('/rest/invitations/accept', person);
		if (response.status !== 200) throw refusal('take the invitation', response.status, response.data);
		return N8nClient.withCookies(http, response.headers['set-cookie']);
	}

	private static withCookies(http: AxiosInstance, cookies: string[] = []): N8nClient {
		http.defaults.headers.common.Cookie = cookies.map((cookie) => cookie.split(';')[0]).join('; ');
		return new N8nClient(http);
	}

	/** The whole body of a GET. */
	async get<T>(path: string, query: Record<string, unknown> = {}): Promise<T> {
		return await this.send<T>('GET', path, { query });
	}

	async post<T>(path: string, body: unknown = {}): Promise<T> {
		return await this.send<T>('POST', path, { body });
	}

	async patch<T>(path: string, body: unknown): Promise<T> {
		return await this.send<T>('PATCH', path, { body });
	}

	async delete<T>(path: string, query: Record<string, unknown> = {}): Promise<T> {
		return await this.send<T>('DELETE', path, { query });
	}

	/** @throws Error with n8n's own words on any status but 2xx */
	private async send<T>(
		method: Method,
		path: string,
		{ body, query }: { body?: unknown; query?: Record<string, unknown> },
	): Promise<T> {
		const response = await this.http.request<T>({ method, url: path, data: body, params: query });
		if (response.status < 200 || response.status > 299)
			throw refusal(`${method} ${path}`, response.status, response.data);
		return response.data;
	}
}

function httpOf(url: string): AxiosInstance {
	return axios.create({
		baseURL: url,
		headers: { 'browser-id': BROWSER_ID },
		validateStatus: () => true,
		timeout: 60_000,
		proxy: false,
	});
}

function refusal(intent: string, status: number, body: unknown): Error {
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	return new Error(`n8n refused to ${intent} with ${status}: ${text.slice(0, 500)}`);
}
