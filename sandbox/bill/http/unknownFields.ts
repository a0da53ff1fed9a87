import type { FastifyRequest } from 'fastify';
import type { SchemaComplaint } from '../refusals/ofSchema';
import type { JsonSchema } from '../values/schema';

/**
 * Throws what the schema has against the body, or takes the unknown fields out of it where they are ignored. Whether BILL
 * refuses them is unknown; integrators send some and report no refusal.
 */
export function settleUnknownFields(request: FastifyRequest, schema: JsonSchema, way: string): void {
	const complaints = complaintsOf(request, schema);
	if (complaints.length === 0) return;
	const isUnknownField = ({ keyword }: SchemaComplaint) => keyword === 'additionalProperties';
	if (way !== 'ignore' || !complaints.every(isUnknownField))
		throw Object.assign(new Error('The body does not fit its schema'), { validation: complaints });
	for (const { instancePath, params } of complaints) {
		Reflect.deleteProperty(holderOf(request.body, instancePath), String(params.additionalProperty));
	}
}

/**
 * What the schema has against the body. A schema is compiled with the first call of its route: most of a start would
 * otherwise go into schemas nobody uses.
 */
function complaintsOf(request: FastifyRequest, schema: JsonSchema): SchemaComplaint[] {
	const fits = request.compileValidationSchema(schema, 'body');
	return fits(request.body ?? null) ? [] : ((fits.errors ?? []) as SchemaComplaint[]);
}

/** The object at a JSON pointer such as `/billLineItems/0`. */
function holderOf(body: unknown, pointer: string): object {
	const steps = pointer.split('/').slice(1);
	return steps.reduce((holder, step) => Reflect.get(holder, step) as object, Object(body) as object);
}
