import type { FieldValue, ObjectDefinition, Row } from '../metadata/definition';
import { objectOfId } from '../schema/org';
import type { Actor, Simulation } from '../simulation/simulation';

/**
 * Whether sharing shows a record to a user: the organization-wide default of accounts (switch `accountSharing`), ownership,
 * View All and Modify All. Not modelled: sharing rules, role hierarchy, defaults of other objects.
 */
export function seesRecord(sim: Simulation, actor: Actor | undefined, row: Row): boolean {
	if (sim.switches.accountSharing !== 'private' || !isGoverned(row)) return true;
	return isTrusted(actor, row) || (actor?.access?.viewAll?.has('account') ?? false);
}

/** Whether sharing lets a user change a record. */
export function maySaveRecord(sim: Simulation, actor: Actor | undefined, row: Row): boolean {
	return sim.switches.accountSharing === 'publicReadWrite' || !isGoverned(row) || isTrusted(actor, row);
}

/** Rows of UserRecordAccess, which exist only for the records and users a query names. */
export function recordAccessRows(
	sim: Simulation,
	actor: Actor | undefined,
	named: { recordIds: FieldValue[]; userIds: FieldValue[] },
): Row[] {
	return named.recordIds.flatMap((recordId) => {
		const object = objectOfId(String(recordId));
		const row = object && sim.store.table(object).get(String(recordId));
		if (!object || !row) return [];
		const canEdit = mayEditObject(actor, object) && maySaveRecord(sim, actor, row);
		return named.userIds.map((UserId) => ({
			Id: recordId,
			RecordId: recordId,
			UserId,
			HasReadAccess: seesRecord(sim, actor, row),
			HasEditAccess: canEdit,
		}));
	});
}

function isGoverned({ Id }: Row): boolean {
	return objectOfId(String(Id))?.name === 'Account';
}

/** The owner, an administrator, Modify All, and the platform itself. */
function isTrusted(actor: Actor | undefined, row: Row): boolean {
	if (!actor?.access || actor.isAdministrator) return true;
	return row.OwnerId === actor.userId || actor.access.modifyAll.has('account');
}

function mayEditObject(actor: Actor | undefined, { name }: ObjectDefinition): boolean {
	return actor?.access?.rights?.get(name.toLowerCase())?.edit ?? true;
}
