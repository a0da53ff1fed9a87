import { Problem } from './problem';

const PAGE = 100;
const PATIENCE_MS = 120_000;

/** What n8n says when it refuses a package. */
interface Issue {
	type: string;
	[detail: string]: unknown;
}

/** What a key has to be allowed, for this command and for what "Renew BILL trust" does with the key later. */
export const SCOPES = [
	...['workflow:import', 'workflow:list', 'workflow:read', 'workflow:update', 'workflow:delete'],
	...['workflow:activate', 'workflow:deactivate', 'execution:list', 'execution:read'],
	...['credential:list', 'credential:read', 'credential:create', 'credential:update'],
	...[
		'dataTable:list',
		'dataTable:create',
		'dataTable:read',
		'dataTableColumn:create',
		'dataTableColumn:read',
	],
];

/** An answer of n8n's that is no success. */
export class Refused extends Error {
	constructor(
		message: string,
		readonly status: number,
		readonly issues: Issue[],
	) {
		super(message);
	}
}

/** n8n's public API, as one of its users. */
export class N8nApi {
	private readonly root: string;

	/**
	 * @param url where the editor is, such as `https://n8n.example.com`
	 * @param makeNarrowKey makes a key that may do what "Renew BILL trust" does; without it, there is only the one given
	 */
	constructor(
		readonly url: string,
		readonly apiKey: string,
		readonly makeNarrowKey?: () => Promise<string>,
	) {
		this.root = `${url}/api/v1`;
	}

	/** All entries of a list, page by page. */
	async list<T>(path: string, query: Record<string, string> = {}): Promise<T[]> {
		const found: T[] = [];
		let cursor: string | undefined;
		do {
			const words = new URLSearchParams({ ...query, limit: String(PAGE), ...(cursor && { cursor }) });
			const page = await this.send<{ data: T[]; nextCursor?: string | null }>('GET', `${path}?${words}`);
			found.push(...page.data);
			cursor = page.nextCursor ?? undefined;
		} while (cursor !== undefined);
		return found;
	}

	/** The same, or nothing where the key may not read the list. */
	async listIfAllowed<T>(path: string, query?: Record<string, string>): Promise<T[] | undefined> {
		return await this.list<T>(path, query).catch((error: unknown) => {
			if (error instanceof Refused && (error.status === 403 || error.status === 404)) return undefined;
			throw error;
		});
	}

	async get<T>(path: string): Promise<T> {
		return await this.send<T>('GET', path);
	}

	async post<T>(path: string, body: object = {}): Promise<T> {
		return await this.send<T>('POST', path, JSON.stringify(body), { 'content-type': 'application/json' });
	}

	async patch<T>(path: string, body: object): Promise<T> {
		return await this.send<T>('PATCH', path, JSON.stringify(body), { 'content-type': 'application/json' });
	}

	async postForm<T>(path: string, form: FormData): Promise<T> {
		return await this.send<T>('POST', path, form);
	}

	/** @throws Refused with n8n's own words; Problem where nobody answers, or not n8n */
	private async send<T>(
		method: string,
		path: string,
		body?: string | FormData,
		headers: Record<string, string> = {},
	): Promise<T> {
		const response = await fetch(`${this.root}${path}`, {
			method,
			body,
			headers: { ...headers, accept: 'application/json', 'x-n8n-api-key': this.apiKey },
			signal: AbortSignal.timeout(PATIENCE_MS),
		}).catch((error: unknown) => {
			throw new Problem(
				`Nobody answers at ${this.url}: ${reasonOf(error)}.`,
				'Give the address at which you open the editor, with http:// or https:// and the port, as --url.',
			);
		});
		const text = await response.text();
		const answer = parsed(text);
		if (response.status === 401)
			throw new Problem(
				`n8n at ${this.url} does not accept the API key.`,
				'Create one in n8n under Settings → n8n API, and give it as --api-key. A key has an end: see there.',
			);
		if (answer === undefined)
			throw new Problem(
				`${this.url} answers (${response.status}), but not as n8n's API does.`,
				'Give the address of the editor without a path behind it. If it is right, the API is switched off: N8N_PUBLIC_API_DISABLED must not be true.',
			);
		if (response.ok) return answer as T;
		const { message, issues, details } = answer as {
			message?: string;
			issues?: Issue[];
			details?: { issues?: Issue[] };
		};
		const asked = `${method} ${path.split('?')[0]}`;
		throw new Refused(
			`${asked}: ${message ?? text.slice(0, 300)} (${response.status})`,
			response.status,
			issues ?? details?.issues ?? [],
		);
	}
}

function parsed(text: string): unknown {
	try {
		return text === '' ? {} : JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** fetch says "fetch failed" and puts the reason behind it. */
function reasonOf(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	const { cause } = error;
	if (error.name === 'TimeoutError') return `no answer within ${PATIENCE_MS / 1000} seconds`;
	if (cause instanceof Error) return cause.message || String(Object(cause).code);
	return error.message;
}
