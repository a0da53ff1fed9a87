import { isJsonObject } from '../../../simulator/fields';
import { refusal } from '../../refusals/refusal';

/** v2 writes an empty id as twenty zeros (reported by integrators). */
export const NO_ID = '0'.repeat(20);

/** Fields of a v2 object as it was sent, read by name. v2 takes numbers as text, too (assumed). */
export class V2Fields {
	constructor(readonly all: Record<string, unknown>) {}

	/** Text; undefined where the field is missing, null or empty. @throws Refusal BDC_1129 */
	text(name: string): string | undefined {
		const value = this.all[name];
		if (value === undefined || value === null || value === '') return undefined;
		if (typeof value !== 'string' && typeof value !== 'number')
			throw refusal('parameterInvalid', `${name}: ${JSON.stringify(value)}`);
		return String(value);
	}

	/** @throws Refusal BDC_1117 when the field is missing */
	requiredText(name: string): string {
		const value = this.text(name);
		if (value === undefined) throw refusal('v2FieldMissing', name);
		return value;
	}

	/** Major units. @throws Refusal BDC_1129 */
	amount(name: string): number | undefined {
		const text = this.text(name);
		if (text === undefined) return undefined;
		const amount = Number(text);
		if (!Number.isFinite(amount)) throw refusal('parameterInvalid', `${name}: ${text}`);
		return amount;
	}

	/** @throws Refusal BDC_1117, BDC_1129 */
	requiredAmount(name: string): number {
		const amount = this.amount(name);
		if (amount === undefined) throw refusal('v2FieldMissing', name);
		return amount;
	}

	/** `yyyy-MM-dd`. @throws Refusal BDC_1129 */
	date(name: string): string | undefined {
		const text = this.text(name);
		const isDate =
			text === undefined || (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)));
		if (!isDate) throw refusal('parameterInvalid', `${name}: ${text}`);
		return text;
	}

	/** @throws Refusal BDC_1117, BDC_1129 */
	requiredDate(name: string): string {
		const date = this.date(name);
		if (date === undefined) throw refusal('v2FieldMissing', name);
		return date;
	}

	/** An id; twenty zeros are none. */
	reference(name: string): string | undefined {
		const id = this.text(name);
		return id === NO_ID ? undefined : id;
	}

	/** True, false, "1" or "0". @throws Refusal BDC_1129 */
	flag(name: string): boolean | undefined {
		const value = this.all[name];
		if (value === undefined || value === null) return undefined;
		if (value === true || value === '1' || value === 1) return true;
		if (value === false || value === '0' || value === 0) return false;
		throw refusal('parameterInvalid', `${name}: ${JSON.stringify(value)}`);
	}

	/** Objects of a nested list. @throws Refusal BDC_1129 */
	list(name: string): V2Fields[] | undefined {
		const value = this.all[name];
		if (value === undefined) return undefined;
		if (!Array.isArray(value)) throw refusal('parameterInvalid', `${name} is no list`);
		return value.map((entry: unknown) => {
			if (!isJsonObject(entry)) throw refusal('parameterInvalid', `${name} holds no objects`);
			return new V2Fields(entry);
		});
	}

	/** Texts of a list. @throws Refusal BDC_1117, BDC_1129 */
	requiredTexts(name: string): string[] {
		const value = this.all[name];
		if (value === undefined) throw refusal('v2FieldMissing', name);
		if (!Array.isArray(value) || !value.every((entry) => typeof entry === 'string'))
			throw refusal('parameterInvalid', `${name} is no list of text`);
		return value;
	}

	has(name: string): boolean {
		return this.all[name] !== undefined;
	}
}
