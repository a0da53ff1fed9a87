import { mayEditLocked } from '../access/checkAccess';
import { isPlatformEvent, type ObjectDefinition, type Row } from '../metadata/definition';
import type { FlowElement, RecordFlow } from '../metadata/recordFlow';
import { announceEvent } from '../records/announceEvent';
import { changeRow, insertRow } from '../records/save';
import { asRefusal, refusal } from '../refusals/refusal';
import { findObject } from '../schema/org';
import type { Actor, Save, Simulation } from '../simulation/simulation';
import { isMet } from './filterLogic';
import { Interview } from './interview';

/** More than any flow of the package has: one that runs so many goes round in circles. */
const MOST_ELEMENTS = 2000;

/** What an element works with. */
interface Run {
	sim: Simulation;
	actor: Actor;
	interview: Interview;
}

/**
 * Runs a flow of the shipped package for a saved record, when it meets the conditions of the start element. What an
 * element refuses goes down its fault path.
 * @throws {Refusal} of an element without a fault path, which undoes the save
 */
export function runRecordFlow(
	sim: Simulation,
	actor: Actor,
	flow: RecordFlow,
	{ object, before, after }: Save,
): void {
	if (object.name !== flow.objectName || !before) return;
	const interview = new Interview(sim, flow, after);
	const results = flow.filters.map(({ field, operator, value }) =>
		operator === 'IsChanged'
			? (before[field] !== after[field]) === interview.valueOf(value)
			: after[field] === interview.valueOf(value),
	);
	if (!isMet(flow.filterLogic, results)) return;
	let element = elementNamed(flow, flow.first);
	for (let elements = 0; element; elements += 1) {
		if (elements >= MOST_ELEMENTS) throw new Error(`A flow of ${flow.objectName} goes round in circles`);
		element = elementNamed(flow, runElement({ sim, actor, interview }, element));
	}
}

/** Runs one element and returns the name of the one to go on with. */
function runElement(run: Run, element: FlowElement): string | undefined {
	if (element.kind === 'decision') {
		const isMetBy = (rule: (typeof element.rules)[number]) =>
			run.interview.valueOf({ reference: rule.left }) === run.interview.valueOf(rule.equals);
		const met = element.rules.find(isMetBy);
		return met ? met.next : element.next;
	}
	try {
		carryOut(run, element);
		return element.next;
	} catch (error) {
		const refused = asRefusal(error);
		if (element.onFault === undefined) throw refused;
		run.interview.noteFault(refused.message);
		return element.onFault;
	}
}

function carryOut({ sim, actor, interview }: Run, element: Exclude<FlowElement, { kind: 'decision' }>): void {
	switch (element.kind) {
		case 'lookup': {
			const found = inOrder(findRows(sim, interview, element), element);
			for (const { field, to } of element.outputs) interview.setVariable(to, found[0]?.[field] ?? null);
			break;
		}
		case 'create': {
			const object = objectNamed(element.object);
			const values = interview.valuesOf(element.fields);
			if (isPlatformEvent(object)) announceEvent(sim, object.name, values);
			else insertRow(sim, actor, object, values);
			break;
		}
		case 'update': {
			const object = objectNamed(element.object);
			const values = interview.valuesOf(element.fields);
			for (const { Id } of findRows(sim, interview, element)) {
				// System mode does not lift the lock of an approval.
				if (sim.store.isLocked(String(Id)) && !mayEditLocked(actor, object))
					throw refusal('entityLocked', {}, []);
				changeRow(sim, actor, object, String(Id), values);
			}
			break;
		}
		case 'assign':
			for (const { to, value } of element.variables) interview.setVariable(to, interview.valueOf(value));
	}
}

function findRows(
	sim: Simulation,
	interview: Interview,
	element: FlowElement & { kind: 'lookup' | 'update' },
): Row[] {
	const [{ field, value }] = element.filters;
	const candidates = sim.store.table(objectNamed(element.object)).find(field, interview.valueOf(value));
	return candidates.filter((row) => interview.matches(row, element.filters));
}

/** Sorts rows that come in the order they were made: times have whole seconds, so that order decides within one. */
function inOrder(rows: Row[], { sortField, isDescending }: FlowElement & { kind: 'lookup' }): Row[] {
	if (sortField === undefined) return rows;
	const ascending = rows.sort((one, other) => String(one[sortField]).localeCompare(String(other[sortField])));
	return isDescending ? ascending.reverse() : ascending;
}

function elementNamed(flow: RecordFlow, name: string | undefined): FlowElement | undefined {
	return name === undefined ? undefined : flow.elements.get(name);
}

function objectNamed(name: string): ObjectDefinition {
	const object = findObject(name);
	if (!object) throw new Error(`The org has no object ${name}`);
	return object;
}
