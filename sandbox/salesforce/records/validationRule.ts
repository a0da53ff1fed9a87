import type { ObjectDefinition } from '../metadata/definition';
import { readValidationRules } from '../metadata/packageSource';
import { type FormulaRecord, readCondition } from './formula';

/** A rule of the package that refuses to save a record. */
export interface ValidationRule {
	name: string;
	message: string;
	/** True for a record that must not be saved. */
	isBroken: (record: FormulaRecord) => boolean;
}

/**
 * Loads the active validation rules the package brings for an object; most objects have none.
 * @throws {Error} naming the rule, when its formula uses what the simulator does not evaluate
 */
export function loadValidationRules(object: ObjectDefinition): ValidationRule[] {
	return readValidationRules(object.name)
		.filter((rule) => rule.flag('active'))
		.map((rule) => {
			const name = rule.requireText('fullName');
			try {
				const isBroken = readCondition(object, rule.requireText('errorConditionFormula'));
				return { name, message: rule.requireText('errorMessage'), isBroken };
			} catch (error) {
				throw new Error(`The validation rule ${object.name}.${name} cannot be loaded`, { cause: error });
			}
		});
}
