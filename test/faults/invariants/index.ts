/** What must hold after every trial, whatever broke. */
import { auditHolds } from './auditHolds';
import { centsEqual } from './centsEqual';
import type { Evidence, Invariant, Violation } from './evidence';
import { everyoneEnds } from './everyoneEnds';
import { forgedRefused } from './forgedRefused';
import { nobodyAsked } from './nobodyAsked';
import { noSecrets } from './noSecrets';
import { nothingElsePaid } from './nothingElsePaid';
import { oneBill } from './oneBill';
import { onePayment } from './onePayment';
import { oneVendor } from './oneVendor';

export type { Approval, Evidence, Violation } from './evidence';

export const INVARIANTS: Record<string, Invariant> = {
	'1 one vendor': oneVendor,
	'1 one bill': oneBill,
	'2 one payment': onePayment,
	'3 cents equal': centsEqual,
	'4 nothing else paid': nothingElsePaid,
	'5 everyone ends': everyoneEnds,
	'6 nobody asked': nobodyAsked,
	'7 audit holds': auditHolds,
	'8 no secrets': noSecrets,
	'9 forged refused': forgedRefused,
};

/** Every invariant that does not hold, with what was seen. */
export function violations(evidence: Evidence): Violation[] {
	return Object.entries(INVARIANTS).flatMap(([invariant, look]) =>
		look(evidence).map((what) => ({ invariant, what })),
	);
}
