import type { FieldValue } from './definition';
import { readFlow } from './packageSource';
import type { XmlElement } from './xmlElement';

/** A value in a flow: a constant, or the name of something the interview knows, such as `$Record.Amount__c`. */
export type FlowValue = { constant: FieldValue } | { reference: string };

/** One condition on the record that starts the flow, or on records it looks up. */
export interface FlowFilter {
	field: string;
	operator: 'EqualTo' | 'IsChanged';
	value: FlowValue;
}

/** Fields and what they are set to. */
export type FlowAssignments = ReadonlyArray<{ to: string; value: FlowValue }>;

/** Where a flow goes on; undefined ends it. `onFault` is the fault path. */
interface Connectors {
	next?: string;
	onFault?: string;
}

/** One element on the canvas of a flow. */
export type FlowElement = Connectors &
	(
		| { kind: 'decision'; rules: ReadonlyArray<{ left: string; equals: FlowValue; next?: string }> }
		| {
				kind: 'lookup';
				object: string;
				filters: readonly FlowFilter[];
				sortField?: string;
				isDescending: boolean;
				outputs: ReadonlyArray<{ field: string; to: string }>;
		  }
		| { kind: 'create'; object: string; fields: FlowAssignments }
		| { kind: 'update'; object: string; filters: readonly FlowFilter[]; fields: FlowAssignments }
		| { kind: 'assign'; variables: FlowAssignments }
	);

/** A flow that an update of a record starts after the save. */
export interface RecordFlow {
	name: string;
	objectName: string;
	filters: readonly FlowFilter[];
	/** Such as `1 AND (2 OR 3)`, by the position of the filters. */
	filterLogic: string;
	first?: string;
	elements: ReadonlyMap<string, FlowElement>;
	textTemplates: ReadonlyMap<string, string>;
}

const MODELLED = ['decisions', 'recordLookups', 'recordCreates', 'recordUpdates', 'assignments'] as const;
const UNMODELLED = ['actionCalls', 'loops', 'recordDeletes', 'screens', 'subflows', 'waits', 'formulas'];

/**
 * Loads a record-triggered flow of the package. Modelled: after-save flows of updates with the elements of
 * {@link FlowElement}. An inactive flow does not run, so loading one is an error.
 * @throws {Error} when the flow uses what is not modelled
 */
export function loadRecordFlow(name: string): RecordFlow {
	const xml = readFlow(name);
	const start = xml.requireChild('start');
	const kind = [start.text('triggerType'), start.text('recordTriggerType'), xml.text('status')].join(' ');
	const unmodelled = xml.names().find((child) => UNMODELLED.includes(child));
	if (kind !== 'RecordAfterSave Update Active' || unmodelled)
		throw new Error(`The simulator does not model the flow ${name}: ${unmodelled ?? kind}`);
	const elements = MODELLED.flatMap((group) =>
		xml
			.children(group)
			.map((element): [string, FlowElement] => [
				element.requireText('name'),
				{ ...READERS[group](element), ...connectorsOf(element) },
			]),
	);
	return {
		name,
		objectName: start.requireText('object'),
		filters: start.children('filters').map(toFilter),
		filterLogic: start.requireText('filterLogic'),
		first: start.child('connector')?.requireText('targetReference'),
		elements: new Map(elements),
		textTemplates: new Map(
			xml.children('textTemplates').map((one) => [one.requireText('name'), one.requireText('text')]),
		),
	};
}

const READERS: Record<(typeof MODELLED)[number], (xml: XmlElement) => FlowElement> = {
	decisions: (xml) => ({
		kind: 'decision',
		rules: xml.children('rules').map((rule) => {
			const condition = rule.requireChild('conditions');
			if (rule.children('conditions').length > 1 || condition.text('operator') !== 'EqualTo')
				throw new Error(`The simulator does not model the rule ${rule.text('name')}`);
			return {
				left: condition.requireText('leftValueReference'),
				equals: toValue(condition.requireChild('rightValue')),
				next: rule.child('connector')?.requireText('targetReference'),
			};
		}),
	}),
	recordLookups: (xml) => ({
		kind: 'lookup',
		object: xml.requireText('object'),
		filters: xml.children('filters').map(toFilter),
		sortField: xml.text('sortField'),
		isDescending: xml.text('sortOrder') === 'Desc',
		outputs: xml
			.children('outputAssignments')
			.map((one) => ({ field: one.requireText('field'), to: one.requireText('assignToReference') })),
	}),
	recordCreates: (xml) => ({ kind: 'create', object: xml.requireText('object'), fields: fieldsOf(xml) }),
	recordUpdates: (xml) => ({
		kind: 'update',
		object: xml.requireText('object'),
		filters: xml.children('filters').map(toFilter),
		fields: fieldsOf(xml),
	}),
	assignments: (xml) => ({
		kind: 'assign',
		variables: xml.children('assignmentItems').map((one) => ({
			to: one.requireText('assignToReference'),
			value: toValue(one.requireChild('value')),
		})),
	}),
};

function connectorsOf(xml: XmlElement): Connectors {
	const next = xml.child('connector') ?? xml.child('defaultConnector');
	return {
		next: next?.requireText('targetReference'),
		onFault: xml.child('faultConnector')?.requireText('targetReference'),
	};
}

function fieldsOf(xml: XmlElement): FlowAssignments {
	return xml
		.children('inputAssignments')
		.map((one) => ({ to: one.requireText('field'), value: toValue(one.requireChild('value')) }));
}

function toFilter(xml: XmlElement): FlowFilter {
	const operator = xml.requireText('operator');
	if (operator !== 'EqualTo' && operator !== 'IsChanged')
		throw new Error(`The simulator does not model flow filters with ${operator}`);
	return { field: xml.requireText('field'), operator, value: toValue(xml.requireChild('value')) };
}

function toValue(xml: XmlElement): FlowValue {
	const reference = xml.text('elementReference');
	if (reference !== undefined) return { reference };
	const isBoolean = xml.text('booleanValue') !== undefined;
	return { constant: isBoolean ? xml.flag('booleanValue') : xml.requireText('stringValue') };
}
