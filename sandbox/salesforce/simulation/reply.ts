/** What goes back. A string body is sent as it is; anything else as JSON. */
export interface Reply {
	status: number;
	body?: unknown;
	headers?: Record<string, string>;
}

/** 200 with a JSON body. */
export function ok(body: unknown, headers?: Record<string, string>): Reply {
	return { status: 200, body, headers };
}

/** 201 with a JSON body and, for a record, its address. */
export function created(body: unknown, location?: string): Reply {
	return { status: 201, body, headers: location ? { location } : undefined };
}

/** 204. */
export function noContent(): Reply {
	return { status: 204 };
}
