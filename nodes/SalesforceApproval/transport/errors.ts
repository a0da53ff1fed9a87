import type { INode, JsonObject } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { adviceFor, LOOK_FIRST, UNREACHABLE } from './knownRefusals';
import { NoAnswer } from './noAnswer';
import { SalesforceRefusal } from './refusal';

/** What the user was doing, and for which input item. */
export interface Doing {
	/** The end of "Salesforce did not …", e.g. "update AP_Invoice__c a01…". */
	intent: string;
	itemIndex: number;
}

/** n8n's own words for a login by OAuth2 that did not succeed, and what helps. */
const LOGIN_ADVICE: Array<{ when: RegExp; fix: string }> = [
	{
		when: /acquire OAuth2 access token/i,
		fix: 'Check Client ID, Client Secret and My Domain URL of the credential. The External Client App needs the client credentials flow switched on, with a run-as user.',
	},
	{
		when: /client authentication failed/i,
		fix: 'Salesforce refused Client ID and Client Secret when the login was renewed. Copy Consumer Key and Consumer Secret from the External Client App into the credential again, and select Connect.',
	},
];

/**
 * The complete error for a failure under an operation: what happened, where, and how to fix it, with Salesforce's own
 * code. Errors that already have their words (from parameters, credentials or n8n itself) keep them.
 */
export function salesforceError(
	node: INode,
	failure: unknown,
	{ intent, itemIndex }: Doing,
): NodeApiError | NodeOperationError {
	if (failure instanceof SalesforceRefusal) return refusalError(node, failure, { intent, itemIndex });
	if (failure instanceof NoAnswer) return noAnswerError(node, failure, { intent, itemIndex });
	if (failure instanceof NodeApiError || failure instanceof NodeOperationError) {
		failure.context.itemIndex ??= itemIndex;
		failure.description =
			LOGIN_ADVICE.find(({ when }) => when.test(failure.message))?.fix ?? failure.description;
		return failure;
	}
	const error = failure instanceof Error ? failure : new Error(String(failure));
	const description =
		'description' in error && typeof error.description === 'string' ? error.description : undefined;
	return new NodeOperationError(node, error, { itemIndex, description });
}

function noAnswerError(
	node: INode,
	{ words, isOutcomeOpen }: NoAnswer,
	{ intent, itemIndex }: Doing,
): NodeApiError {
	const { fix, cause } = isOutcomeOpen ? LOOK_FIRST : UNREACHABLE;
	return new NodeApiError(
		node,
		{ message: words },
		{
			message: `Salesforce gave no answer to "${intent}": ${words}`,
			description: fix,
			itemIndex,
			level: 'warning',
			...(cause && { failure: { cause } }),
		},
	);
}

function refusalError(node: INode, refusal: SalesforceRefusal, { intent, itemIndex }: Doing): NodeApiError {
	const known = adviceFor(refusal);
	const fields = [...new Set(refusal.entries.flatMap((entry) => entry.fields))];
	const where = fields.length > 0 ? ` [${fields.join(', ')}]` : '';
	const said = refusal.entries.map(({ message, errorCode }) => `${message} (${errorCode})`).join('; ');
	const body: JsonObject = { code: refusal.code, message: said, fields };
	return new NodeApiError(node, body, {
		message: `Salesforce did not ${intent}: ${said}${where}`,
		description:
			refusal.fix ??
			known?.fix ??
			`Look up ${refusal.code} in the Salesforce REST API guide, or ask your administrator.`,
		httpCode: String(refusal.status),
		itemIndex,
		level: 'warning',
		...(known?.cause && { failure: { cause: known.cause } }),
	});
}
