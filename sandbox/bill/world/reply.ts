/** What goes back. An undefined body is an empty one. */
export interface Reply {
	status: number;
	body: unknown;
}

/** 200 with this body. */
export function ok(body: unknown): Reply {
	return { status: 200, body };
}
