import type { FieldValue, Row } from '../metadata/definition';
import type { FlowAssignments, FlowFilter, FlowValue, RecordFlow } from '../metadata/recordFlow';
import type { Simulation } from '../simulation/simulation';
import { toApiDateTime } from '../values/dates';

/** One run of a flow: the record it was started for, and what it has found out since. */
export class Interview {
	private readonly variables = new Map<string, FieldValue>();
	private faultMessage = '';

	constructor(
		private readonly sim: Simulation,
		private readonly flow: RecordFlow,
		private readonly record: Row,
	) {}

	/** Notes why an element failed, for `$Flow.FaultMessage`. */
	noteFault(message: string): void {
		this.faultMessage = message;
	}

	setVariable(name: string, value: FieldValue): void {
		this.variables.set(name, value);
	}

	/** What a value stands for now; a variable that was never set is empty. */
	valueOf(value: FlowValue): FieldValue {
		return 'constant' in value ? value.constant : this.lookUp(value.reference);
	}

	/** Field values for a record to be written. */
	valuesOf(assignments: FlowAssignments): Record<string, FieldValue> {
		return Object.fromEntries(assignments.map(({ to, value }) => [to, this.valueOf(value)]));
	}

	/** Whether a record a flow looks up meets all filters. */
	matches(row: Row, filters: readonly FlowFilter[]): boolean {
		return filters.every(({ field, value }) => row[field] === this.valueOf(value));
	}

	private lookUp(reference: string): FieldValue {
		const [root, ...path] = reference.split('.');
		if (root === '$Record') return this.record[path[0]] ?? null;
		if (reference === '$Setup.BILL_Settings__c.Publish_With_Apex__c')
			return this.sim.switches.publishWithApex;
		if (reference === '$Flow.CurrentDateTime') return toApiDateTime(this.sim.clock.now());
		if (reference === '$Flow.FaultMessage') return this.faultMessage;
		const template = this.flow.textTemplates.get(reference);
		if (template === undefined) return this.variables.get(reference) ?? null;
		return template.replace(/\{!([^}]+)\}/g, (_, name: string) => String(this.lookUp(name) ?? ''));
	}
}
