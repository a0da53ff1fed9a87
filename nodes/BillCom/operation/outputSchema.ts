import type { Operation } from './operation';
import { simpleShape, toJsonSchema } from '../../shared/operation/outputShape';
import { isReading } from '../../shared/operation/resource';

/** The JSON schema of what an operation returns with its fields as they stand in the editor at first. */
export function schemaOf(operation: Operation): { [field: string]: unknown } {
	const { output } = operation;
	const schema = toJsonSchema(isReading(operation) ? simpleShape(output) : output.shape);
	return output.isOpen ? { ...schema, additionalProperties: true } : schema;
}
