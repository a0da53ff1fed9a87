import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { connect, type SalesforceConnection } from '../transport/connection';
import { credentialTypeFor } from '../transport/credential';
import { salesforceError } from '../transport/errors';

/** What a list method gets: a connection of the chosen credential and the parameters as they stand in the editor. */
export interface Lookup {
	salesforce: SalesforceConnection;
	/** A parameter's value, the value behind a locator, or empty. */
	chosen(name: string): string;
}

/** Runs a list method; a failure reaches the editor with its words instead of an empty list. */
export async function lookUp<T>(
	ctx: ILoadOptionsFunctions,
	intent: string,
	list: (lookup: Lookup) => Promise<T>,
): Promise<T> {
	try {
		const salesforce = await connect(ctx, credentialTypeFor(ctx.getCurrentNodeParameter('authentication')));
		return await list({ salesforce, chosen: (name) => chosenValue(ctx, name) });
	} catch (failure) {
		throw salesforceError(ctx.getNode(), failure, { intent, itemIndex: 0 });
	}
}

function chosenValue(ctx: ILoadOptionsFunctions, name: string): string {
	const value = ctx.getCurrentNodeParameter(name, { extractValue: true });
	const bare = typeof value === 'object' && value !== null && 'value' in value ? value.value : value;
	return typeof bare === 'string' ? bare.trim() : '';
}
