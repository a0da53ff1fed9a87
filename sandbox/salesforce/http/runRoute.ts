import { OAuthRefusal } from '../refusals/oauth';
import { asRefusal, refusal, refusalBody } from '../refusals/refusal';
import type { Reply } from '../simulation/reply';
import type { Simulation } from '../simulation/simulation';
import { userOf } from '../state/sessions';
import type { Call, Route, SessionCall } from './route';

/** API versions served, oldest and newest. */
export const API_VERSIONS = { first: 31, last: 67 } as const;

/**
 * Carries out one request as one transaction. A refusal anywhere inside undoes all of it and becomes the reply.
 * Anything else that is thrown is a defect of the simulator and passes through.
 */
export function runRoute(route: Route, call: Call): Reply {
	try {
		return call.sim.store.transaction(() =>
			route.access === 'session' ? route.handle(authenticate(call)) : route.handle(call),
		);
	} catch (error) {
		return refusedReply(error);
	}
}

function refusedReply(error: unknown): Reply {
	if (error instanceof OAuthRefusal) {
		return { status: 400, body: { error: error.error, error_description: error.message } };
	}
	const refused = asRefusal(error);
	return { status: refused.status, body: refusalBody(refused) };
}

/** The access token of a request, if it brought one. */
export function bearerToken(headers: Call['headers']): string | undefined {
	return /^(?:Bearer|OAuth)\s+(\S+)$/i.exec(headers.authorization ?? '')?.[1];
}

function authenticate(call: Call): SessionCall {
	const { sim, headers, params } = call;
	const token = bearerToken(headers);
	const session = token ? sim.sessions.use(token) : undefined;
	if (!session) throw refusal('sessionExpired');
	if (!call.isSubrequest) countCall(sim);
	const user = userOf(session);
	const access = sim.access.of(user);
	if (!access.api) throw refusal('apiDisabled');
	const actor = {
		userId: user.id,
		isAdministrator: user.isAdministrator,
		isApprovalAdmin: access.approvalAdmin ?? user.isAdministrator,
		access,
		hasOneCurrency: !sim.switches.multiCurrency,
		lacksStamp: !sim.switches.stampsApprovals,
	};
	return { ...call, session, actor, apiVersion: readVersion(params.version) };
}

function countCall({ usage, switches }: Simulation): void {
	if (usage.callsLastDay() >= switches.dailyApiRequests) throw refusal('requestLimit');
	usage.countCall();
}

function readVersion(version: string | undefined): number {
	const number = Number(/^v(\d+)\.0$/.exec(version ?? '')?.[1]);
	if (!(number >= API_VERSIONS.first && number <= API_VERSIONS.last)) throw refusal('notFound');
	return number;
}
