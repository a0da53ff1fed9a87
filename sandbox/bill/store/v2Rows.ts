import type { Dated } from './rows';

/** An object only v2 has, with its fields in v2's own words. */
export interface V2Row extends Dated {
	entity: string;
	archived: boolean;
	fields: Record<string, unknown>;
	createdBy: string;
}
