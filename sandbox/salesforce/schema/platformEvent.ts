import type { ObjectDefinition } from './definition';

/** Tells events from records by the ending of the name. */
export function isPlatformEvent(object: ObjectDefinition): boolean {
	return object.name.endsWith('__e');
}
