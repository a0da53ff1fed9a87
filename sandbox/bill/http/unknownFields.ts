import type { FastifyRequest } from 'fastify';
import type { SchemaComplaint } from '../refusals/ofSchema';

/**
 * Throws what the schema has against the body, or takes the unknown fields out of it where they are ignored. Whether BILL
 * refuses them is unknown; integrators send some and report no refusal.
 */
export function settleUnknownFields({ validationError, body }: FastifyRequest, way: string): void {
	if (!validationError) return;
	const complaints = (validationError.validation ?? []) as SchemaComplaint[];
	const isUnknownField = ({ keyword }: SchemaComplaint) => keyword === 'additionalProperties';
	if (way !== 'ignore' || complaints.length === 0 || !complaints.every(isUnknownField)) throw validationError;
	for (const { instancePath, params } of complaints) {
		Reflect.deleteProperty(holderOf(body, instancePath), String(params.additionalProperty));
	}
}

/** The object at a JSON pointer such as `/billLineItems/0`. */
function holderOf(body: unknown, pointer: string): object {
	const steps = pointer.split('/').slice(1);
	return steps.reduce((holder, step) => Reflect.get(holder, step) as object, Object(body) as object);
}
