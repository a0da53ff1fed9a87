/**
 * Under this name n8n 2.41 looks for functions that give the fields of a webhook's description (n8n-workflow,
 * webhook-description-fields). Spelled out here, because older versions, which pass it over, do not export it.
 */
const RESOLVERS = Symbol.for('n8n.webhookDescriptionResolvers');

/**
 * The answer to BILL as a parameter says, for the webhook's description. n8n evaluates the expression in an isolate with
 * every delivery; the function beside it says the same and costs nothing. n8n calls it where no parameter of the node
 * is an expression.
 */
export function answerAsIn(parameter: string): { responseMode: string } {
	const template = `={{$parameter["${parameter}"]}}`;
	const resolve = (parameters: Record<string, unknown>) => parameters[parameter];
	return { responseMode: template, ...{ [RESOLVERS]: { responseMode: { template, resolve } } } };
}
