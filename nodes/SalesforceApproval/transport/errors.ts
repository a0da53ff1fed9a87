import type { IDataObject, INode, JsonObject } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { BY_REPETITION, byTime, cureOf, dataOf, type NodeFailure, withCure } from '../../shared/cure';
import { detailsOf, type Reason, withDetails } from '../../shared/operation/failedItem';
import { IntentNotStoredError } from '../../shared/transport/intents';
import { adviceFor, LOOK_FIRST, RUN_AGAIN, UNREACHABLE } from './knownRefusals';
import { networkCode, NoAnswerError } from './noAnswer';
import { SalesforceRefusedError } from './refusal';
import { asError } from '../../shared/values/error';

/** What the user was doing, and for which input item. */
export interface Doing {
	/** The end of "Salesforce did not …", e.g. "update AP_Invoice__c a01…". */
	intent: string;
	itemIndex: number;
	/** Whether doing it a second time changes nothing: reading, or writing the same values to the same record. */
	isRepeatable?: boolean;
}

/** n8n's own words for a login by OAuth2 that did not succeed, and what helps. */
const LOGIN_ADVICE: Array<{ when: RegExp; fix: string }> = [
	{
		when: /acquire OAuth2 access token/i,
		fix: 'Check Client ID, Client Secret and My Domain URL of the credential. The External Client App needs the client credentials flow switched on, with a run-as user.',
	},
	{
		when: /client authentication failed/i,
		fix: 'Salesforce refused Client ID and Client Secret when renewing the login. Copy Consumer Key and Consumer Secret from the External Client App into the credential again, and select Connect.',
	},
];

/**
 * The complete error for a failure under an operation: what happened, where, and how to fix it, with Salesforce's own
 * code. Errors that already have their words (from parameters, credentials or n8n itself) keep them. What a workflow can
 * branch on is in its data, for the error workflow of a node that stops.
 */
export function salesforceError(node: INode, failure: unknown, doing: Doing): NodeFailure {
	const error = toError(node, failure, doing);
	return withDetails(error, salesforceDetailsOf(error));
}

/** What a workflow can branch on. */
export function salesforceDetailsOf(error: NodeFailure): IDataObject {
	return detailsOf(error, reasonOf(error));
}

function reasonOf(error: NodeFailure): Reason {
	const code = error.errorResponse?.code;
	if (typeof code === 'string') return { reason: 'refusedBySalesforce', code };
	const { reason, permission } = dataOf(error);
	if (typeof reason === 'string') return { reason, ...(permission !== undefined && { permission }) };
	return { reason: error instanceof NodeApiError ? 'salesforceNotReached' : 'badInput' };
}

function toError(node: INode, failure: unknown, doing: Doing): NodeFailure {
	const { itemIndex } = doing;
	if (failure instanceof SalesforceRefusedError) return refusalError(node, failure, doing);
	if (failure instanceof NoAnswerError) return noAnswerError(node, failure, doing);
	if (failure instanceof IntentNotStoredError) return notNotedError(node, failure, doing);
	if (failure instanceof NodeApiError || failure instanceof NodeOperationError) {
		failure.context.itemIndex ??= itemIndex;
		failure.description =
			LOGIN_ADVICE.find(({ when }) => when.test(failure.message))?.fix ?? failure.description;
		return passesByItself(failure) ? withCure(failure, byTime()) : failure;
	}
	const error = asError(failure);
	const description =
		'description' in error && typeof error.description === 'string' ? error.description : undefined;
	const told = new NodeOperationError(node, error, { itemIndex, description });
	return passesByItself(error) ? withCure(told, byTime()) : told;
}

/** A connection that was never made, also for a login, which says so in its `extra`: its class is of another bundle. */
function passesByItself(error: Error): boolean {
	if (networkCode(error) !== undefined) return true;
	const { extra, cause } = error as { extra?: { passes?: boolean }; cause?: unknown };
	return extra?.passes === true || (cause instanceof Error && cause !== error && passesByItself(cause));
}

function notNotedError(
	node: INode,
	{ words, fix }: IntentNotStoredError,
	{ intent, itemIndex }: Doing,
): NodeApiError {
	const error = new NodeApiError(
		node,
		{ message: words },
		{
			message: `Salesforce was not asked to ${intent}: ${words}`,
			description: fix,
			itemIndex,
			level: 'warning',
			failure: { cause: 'temporarily-unavailable' },
		},
	);
	withDetails(error, { reason: 'intentNotStored' });
	return withCure(error, byTime());
}

function noAnswerError(
	node: INode,
	{ words, isOutcomeOpen }: NoAnswerError,
	{ intent, itemIndex, isRepeatable }: Doing,
): NodeApiError {
	const openAdvice = isRepeatable ? RUN_AGAIN : LOOK_FIRST;
	const { fix, cause } = isOutcomeOpen ? openAdvice : UNREACHABLE;
	const error = new NodeApiError(
		node,
		{ message: words },
		{
			message: `Salesforce did not answer when asked to ${intent}: ${words}`,
			description: fix,
			itemIndex,
			level: 'warning',
			...(cause && { failure: { cause } }),
		},
	);
	withDetails(error, { reason: isOutcomeOpen ? 'unknownOutcome' : 'salesforceNotReached' });
	return isOutcomeOpen && isRepeatable ? withCure(error, BY_REPETITION) : error;
}

function refusalError(
	node: INode,
	refusal: SalesforceRefusedError,
	{ intent, itemIndex, isRepeatable }: Doing,
): NodeApiError {
	const isCuredAgain = refusal.isOutcomeOpen && isRepeatable === true;
	const known = isCuredAgain ? RUN_AGAIN : adviceFor(refusal);
	const fields = [...new Set(refusal.entries.flatMap((entry) => entry.fields))];
	const where = fields.length > 0 ? ` [${fields.join(', ')}]` : '';
	const said = refusal.entries.map(({ message, errorCode }) => `${message} (${errorCode})`).join('; ');
	const body: JsonObject = { code: refusal.code, message: said, fields };
	const error = new NodeApiError(node, body, {
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
	if (isCuredAgain) return withCure(error, BY_REPETITION);
	return cureOf(error).curedBy === 'time' ? withCure(error, byTime(refusal.retryAtMs)) : error;
}
