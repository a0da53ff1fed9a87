import type { FastifyRequest } from 'fastify';
import { refusal } from '../refusals/refusal';
import { PREFIXES } from '../world/route';
import type { Base, Route } from '../world/route';
import type { Caller } from './gate';

/** Which interface an URL belongs to; none for the controls. */
export function baseOf(url: string): Base | undefined {
	const bases: Base[] = ['connect-events', 'connect', 'v2', 'files'];
	return bases.find((base) => url.startsWith(`${PREFIXES[base]}/`));
}

/** The path without the query. */
export function pathOf(request: FastifyRequest): string {
	return request.url.split('?')[0];
}

/** `POST /v3/payments`, the form in which faults name a call. v2 keeps its whole path. */
export function addressOf(request: FastifyRequest): string {
	return `${request.method} ${pathOf(request).replace(/^\/connect(-events)?(?=\/)/, '')}`;
}

function text(value: unknown): string | undefined {
	return typeof value === 'string' ? value : undefined;
}

/** Key and session come in headers (v3), in the form (v2) or in the body (v3 login). @throws Refusal BDC_1108 for a v2 call that is no form */
export function callerOf(route: Route, request: FastifyRequest): Caller {
	const body = typeof request.body === 'object' && request.body !== null ? request.body : {};
	// A file is bytes: read as fields they would be millions.
	const fields: Record<string, unknown> = Buffer.isBuffer(body) ? {} : { ...body };
	if (route.guard === 'open') return {};
	if (route.base === 'v2') {
		// v2 reads forms only: with JSON it finds no field at all.
		const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded');
		if (!isForm) throw refusal('v2DataMissing', 'devKey');
		return {
			devKey: text(fields.devKey),
			sessionId: text(fields.sessionId),
			organizationId: text(fields.orgId),
		};
	}
	if (route.guard === 'login')
		return { devKey: text(fields.devKey), organizationId: text(fields.organizationId) };
	return { devKey: text(request.headers.devkey), sessionId: text(request.headers.sessionid) };
}
