import { loadCustomFields } from './customObject';

/**
 * Whether a checkbox of a custom setting is on in an org that only deployed the package: the default of its field.
 * @throws {Error} when the package has no such setting
 */
export function isOnByDefault(objectName: string, fieldName: string): boolean {
	const setting = loadCustomFields(objectName).find(({ name }) => name === fieldName);
	if (!setting) throw new Error(`The package has no setting ${objectName}.${fieldName}`);
	return setting.defaultValue === true;
}
