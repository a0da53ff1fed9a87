import type { BillContext } from '../../../../nodes/BillCom/transport/wire';
import { sendOnce } from '../../../../nodes/BillCom/transport/wire';

/** A connection that fails the way Node.js and axios tell it; no server can make one fail by itself. */
function failingWith(code: string, syscall: string): BillContext {
	const socket = Object.assign(new Error(`${syscall} ${code}`), { code, syscall });
	const request = Object.assign(new Error(socket.message), { code, cause: socket });
	const helpers = {
		httpRequestWithAuthentication: async () =>
			await Promise.reject(Object.assign(new Error('wrapped'), { cause: request })),
	};
	return Object.assign(Object.create(null), { helpers });
}

it.each([
	['connect', 'ECONNREFUSED', 'neverSent'],
	['connect', 'EHOSTUNREACH', 'neverSent'],
	['connect', 'ETIMEDOUT', 'neverSent'],
	['getaddrinfo', 'ENOTFOUND', 'neverSent'],
	['read', 'EHOSTUNREACH', 'unclear'],
	['write', 'ENETUNREACH', 'unclear'],
	['read', 'ECONNRESET', 'unclear'],
])('of a call that failed at %s with %s the outcome is %s', async (syscall, code, kind) => {
	const outcome = await sendOnce(
		failingWith(code, syscall),
		{ method: 'POST', url: 'http://bill.test' },
		false,
	);

	expect(outcome.kind).toBe(kind);
});
