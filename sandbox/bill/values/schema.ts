import { Type } from '@sinclair/typebox';
import type { TObject, TOptional, TProperties, TSchema, TUnsafe } from '@sinclair/typebox';

/** A JSON schema as ajv takes it; `Static` of it is the type of what passes. */
export type JsonSchema = TSchema;

type Shape<Properties extends TProperties, Required> = {
	[Name in keyof Properties]: Name extends Required ? Properties[Name] : TOptional<Properties[Name]>;
};

/** An object that holds these fields and no others. */
export function object<Properties extends TProperties, Required extends keyof Properties & string = never>(
	properties: Properties,
	required: readonly Required[] = [],
): TObject<Shape<Properties, Required>> {
	const isRequired = (name: string) => required.some((one) => one === name);
	const shape = Object.entries(properties).map(([name, schema]) => [
		name,
		isRequired(name) ? schema : Type.Optional(schema),
	]);
	return Type.Object(Object.fromEntries(shape) as Shape<Properties, Required>, {
		additionalProperties: false,
	});
}

/** Text of at most so many characters; may be empty. */
export const text = (maxLength?: number) => Type.String(maxLength === undefined ? {} : { maxLength });

/** Text of at least one character. */
export const filledText = (maxLength?: number) =>
	Type.String({ ...(maxLength === undefined ? {} : { maxLength }), minLength: 1 });

/** `yyyy-MM-dd`. */
export const date = Type.String({ format: 'date' });
export const email = Type.String({ format: 'email' });
export const flag = Type.Boolean();
export const number = Type.Number();

/** An object whose fields nobody has published. */
export const anyObject = Type.Unsafe<Record<string, unknown>>({ type: 'object' });

/** A list of such entries. */
export const list = <Items extends TSchema>(items: Items, minItems = 0) => Type.Array(items, { minItems });

/** One of these words. */
export function oneOf<Word extends string>(...words: Word[]): TUnsafe<Word> {
	return Type.Unsafe<Word>({ type: 'string', enum: words });
}
