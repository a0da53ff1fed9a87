import type { ObjectDefinition } from '../metadata/definition';

/** Tells events from records by the ending of the name. */
export function isPlatformEvent(object: ObjectDefinition): boolean {
	return object.name.endsWith('__e');
}
