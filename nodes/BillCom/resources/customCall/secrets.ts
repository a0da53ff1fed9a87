import { isSecretName } from '../../../shared/redaction';
import { FailedCheckError } from '../../operation/failure';
import { toRecord } from '../../parameters/reader';
import type { BillClient } from '../../transport/client';

/**
 * Refuses parameters and fields whose names carry secrets: the credential signs a call in, and what a workflow holds can be
 * read by whoever may read the workflow, its executions and the logs on the way.
 *
 * @param where the field of the node the names stand in
 */
export function assertNoSecrets(client: BillClient, names: string[], where: string): void {
	const name = names.find(isSecretName);
	if (name === undefined) return;
	const message = `Custom API Call: ${where} contains "${name}", which is a secret. Remove it: the credential signs in automatically.`;
	throw new FailedCheckError(client.node, 'secretInCall', message, client.itemIndex, { name });
}

/** The top-level names of a body; of a list those of all its entries. */
export function namesIn(body: unknown): string[] {
	return (Array.isArray(body) ? body : [body]).flatMap((entry) => Object.keys(toRecord(entry)));
}
