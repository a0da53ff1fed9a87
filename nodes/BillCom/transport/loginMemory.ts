import { clock } from './clock';
import type { BillLoginError } from './loginErrors';
import { processWide } from '../../shared/memory/processWide';

/** How long a refused sign-in is not tried again with the same secrets: BILL locks users after many wrong ones. */
const REFUSAL_MEMORY_MS = 5 * 60_000;
/** While BILL is down, sign-ins are tried more and more rarely, so that the 200 of an hour are not used up by it. */
const FIRST_OUTAGE_PAUSE_MS = 1_000;
const LONGEST_OUTAGE_PAUSE_MS = 30_000;
/** So many failures in a row are an outage; one or two are a hiccup that the next try cures. */
const OUTAGE_FROM = 3;

interface Memory {
	/** Answers of a BILL that is down, one after the other. */
	failures: number;
	error?: BillLoginError;
	untilMs: number;
}

/** Why this sign-in is not to be tried at the moment; undefined when it may be. @param key see `sessionKey` */
export function rememberedFailure(key: string): BillLoginError | undefined {
	const memory = memories().get(key);
	return memory && memory.untilMs > clock.nowMs() ? memory.error : undefined;
}

/** BILL looked at the sign-in and said no: the same secrets wait five minutes, or until BILL opens again. */
export function rememberRefusal(key: string, error: BillLoginError): void {
	memories().set(key, { failures: 0, error, untilMs: error.opensAtMs ?? clock.nowMs() + REFUSAL_MEMORY_MS });
}

/** BILL could not look at the sign-in: from the third time in a row on the next try waits, twice as long each time. */
export function rememberOutage(key: string, error: BillLoginError): void {
	const failures = (memories().get(key)?.failures ?? 0) + 1;
	const growingMs = FIRST_OUTAGE_PAUSE_MS * 2 ** (failures - OUTAGE_FROM);
	const pauseMs = failures < OUTAGE_FROM ? 0 : Math.min(LONGEST_OUTAGE_PAUSE_MS, growingMs);
	const untilMs = error.opensAtMs ?? clock.nowMs() + pauseMs;
	memories().set(key, { failures, error, untilMs });
}

/** The sign-in worked, or a person wants BILL's answer of now. */
export function forgetFailures(key: string): void {
	memories().delete(key);
}

function memories() {
	return processWide('loginFailures', () => new Map<string, Memory>());
}
