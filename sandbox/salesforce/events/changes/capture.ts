import { randomUUID } from 'node:crypto';
import type { Clock } from '../../../simulator/clock';
import type { ObjectDefinition, Row } from '../../metadata/definition';
import type { Switches } from '../../state/switches';
import type { Store } from '../../store/store';
import type { EventBus, PublishedEvent } from '../bus';
import { toBitmaps } from './bitmap';
import { type ChangeEventDefinition, changeEventOf, type ChangeType } from './definition';
import { bodyOf, bodyWith, type Change, type ChangeBody } from './message';

/** Carries the change events of all selected objects. */
export const ALL_CHANGES = '/data/ChangeEvents';

const CHANGE_ORIGIN = 'com/salesforce/api/rest/67.0';

/** A record as it was and as it is; one of the two is missing when it was created or deleted. */
export interface SavedChange {
	object: ObjectDefinition;
	userId: string;
	before?: Row;
	after?: Row;
}

/** An event that says only that something happened. */
export interface Gap {
	objectName: string;
	changeType: ChangeType;
	recordIds: string[];
	/** API names; without values. */
	changedFields?: string[];
	userId: string;
}

interface CaptureParts {
	bus: EventBus;
	clock: Clock;
	switches: Switches;
	store: Store;
}

/**
 * Change Data Capture (Salesforce Change Data Capture guide, 2026-11): after each transaction, one change event for each
 * changed record of the objects selected in Setup (switch `capturedObjects`); equal changes of one transaction share an
 * event, and changes beyond the threshold (switch `changesInATransaction`) become one overflow event an object.
 * Not modelled: undeletion, enriched fields, custom channels, filters.
 */
export class ChangeCapture {
	private readonly definitions: ReadonlyMap<string, ChangeEventDefinition>;
	private pending: Change[] = [];
	/** Where orgs count: beyond what a double holds. */
	private commits = 1_709_303_151_782_928_387n;

	constructor(
		private readonly parts: CaptureParts,
		objects: readonly ObjectDefinition[],
	) {
		this.definitions = new Map(objects.map((object) => [object.name, changeEventOf(object)]));
		for (const { topic, schema } of this.definitions.values()) parts.bus.define(topic, schema);
		parts.bus.defineChannel(ALL_CHANGES);
	}

	/** Takes note of a saved change; it is announced when its transaction is kept. */
	note({ object, userId, before, after }: SavedChange): void {
		const { store, switches } = this.parts;
		const definition = this.definitions.get(object.name);
		if (!definition || !selected(switches.capturedObjects).includes(object.name)) return;
		const recordId = String((after ?? before)?.Id);
		store.afterCommit(() =>
			this.add({ definition, entityName: object.name, recordId, userId, before, after }),
		);
	}

	/**
	 * Puts a gap or overflow event on the bus.
	 * @throws {Error} when the object has no change events
	 */
	announceGap({ objectName, changeType, recordIds, changedFields = [], userId }: Gap): PublishedEvent {
		const definition = this.definitions.get(objectName);
		if (!definition) throw new Error(`${objectName} has no change events`);
		const changed = definition.slots.filter(({ field }) => changedFields.includes(field.name));
		const body = {
			...bodyWith(definition, changeType, []),
			changedFields: toBitmaps(changed.map(({ path }) => path)),
		};
		return this.publish({ definition, entityName: objectName, userId }, body, recordIds, {
			transactionKey: randomUUID(),
			sequenceNumber: 1,
		});
	}

	/** Everything a transaction announces arrives in one go, so the next turn sees all of it. */
	private add(change: Change): void {
		if (this.pending.push(change) === 1) queueMicrotask(() => this.flush());
	}

	private flush(): void {
		const changes = mergedByRecord(this.pending);
		this.pending = [];
		const transactionKey = randomUUID();
		const groups = new Map<string, { change: Change; body: ChangeBody; recordIds: string[] }>();
		const overflowing = new Map<string, Change>();
		let counted = 0;
		for (const change of changes) {
			const body = bodyOf(change);
			if (!body) continue;
			counted += body.changeType === 'UPDATE' ? changedCount(change) : 1;
			if (counted > this.parts.switches.changesInATransaction) {
				overflowing.set(change.entityName, change);
				continue;
			}
			const key = `${change.entityName} ${JSON.stringify(body)}`;
			const group = groups.get(key) ?? { change, body, recordIds: [] };
			group.recordIds.push(change.recordId);
			groups.set(key, group);
		}
		let sequenceNumber = 0;
		for (const { change, body, recordIds } of groups.values())
			this.publish(change, body, recordIds, { transactionKey, sequenceNumber: ++sequenceNumber });
		for (const change of overflowing.values())
			this.publish(change, bodyWith(change.definition, 'GAP_OVERFLOW', []), [], {
				transactionKey,
				sequenceNumber: ++sequenceNumber,
			});
	}

	private publish(
		{ definition, entityName, userId }: Pick<Change, 'definition' | 'entityName' | 'userId'>,
		{ changeType, changedFields, nulledFields, diffFields, fields }: ChangeBody,
		recordIds: string[],
		order: { transactionKey: string; sequenceNumber: number },
	): PublishedEvent {
		const { bus, clock } = this.parts;
		const ChangeEventHeader = {
			entityName,
			recordIds,
			changeType,
			changeOrigin: CHANGE_ORIGIN,
			...order,
			commitTimestamp: clock.now(),
			commitNumber: String(++this.commits),
			commitUser: userId,
			nulledFields,
			diffFields,
			changedFields,
		};
		const event = bus.publish(definition.topic, { ChangeEventHeader, ...fields });
		bus.publish(ALL_CHANGES, event.fields, event.eventUuid, event.schemaId);
		return event;
	}
}

/** Several saves of a record in one transaction are one change, from how it was first to how it is last. */
function mergedByRecord(changes: Change[]): Change[] {
	const byRecord = new Map<string, Change>();
	for (const change of changes) {
		const first = byRecord.get(change.recordId);
		byRecord.set(change.recordId, first ? { ...change, before: first.before } : change);
	}
	return [...byRecord.values()].filter(({ before, after }) => before !== undefined || after !== undefined);
}

/** Each changed field of an update counts towards the threshold. */
function changedCount({ definition, before, after }: Change): number {
	return definition.slots.filter(({ field }) => before?.[field.name] !== after?.[field.name]).length;
}

function selected(names: string): string[] {
	return names
		.split(',')
		.map((name) => name.trim())
		.filter((name) => name !== '');
}
