/** Expressions in credentials and in their `authenticate` block, resolved as n8n's CredentialsHelper does (2.41.1). */
import { getAdditionalKeys } from 'n8n-core';
import { Workflow, isExpression } from 'n8n-workflow';
import type {
	IAuthenticateGeneric,
	ICredentialDataDecryptedObject,
	IHttpRequestOptions,
	INode,
	INodeParameters,
	IWorkflowExecuteAdditionalData,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import type { LoadedPackage } from './package';

const noNode: INode = { id: '', name: '', typeVersion: 1, type: 'mock', position: [0, 0], parameters: {} };

/** Fields such as a token URL built from the domain (`={{$self["myDomainUrl"]}}/…`) become their values. */
export function resolveExpressions(
	data: ICredentialDataDecryptedObject,
	additionalData: IWorkflowExecuteAdditionalData,
	mode: WorkflowExecuteMode,
	{ nodeTypes }: LoadedPackage,
): ICredentialDataDecryptedObject {
	const workflow = new Workflow({ nodes: [], connections: {}, active: false, nodeTypes });
	const keys = getAdditionalKeys(additionalData, mode, null, { isCredential: true });
	const parameters = data as INodeParameters;
	const resolved = workflow.expression.getComplexParameterValue(
		noNode,
		parameters,
		mode,
		keys,
		undefined,
		undefined,
		parameters,
	);
	return resolved as ICredentialDataDecryptedObject;
}

/** Adds the headers, query, body and basic auth that the credential declares; keys and values may be expressions. */
export function applyGenericAuthentication(
	{ properties }: IAuthenticateGeneric,
	credentials: ICredentialDataDecryptedObject,
	options: IHttpRequestOptions,
	workflow: Workflow,
	node: INode,
): IHttpRequestOptions {
	const resolve = (value: unknown) => {
		if (typeof value !== 'string' || !isExpression(value)) return value;
		const keys = { $credentials: credentials };
		const resolved = workflow.expression.getSimpleParameterValue(
			node,
			value,
			'internal',
			keys,
			undefined,
			'',
		);
		return resolved ? String(resolved) : '';
	};
	options.headers ??= {};
	for (const [part, pairs] of Object.entries(properties)) {
		const resolved = Object.entries(pairs).map(([key, value]) => [resolve(key), resolve(value)]);
		Reflect.set(options, part, { ...Object(Reflect.get(options, part)), ...Object.fromEntries(resolved) });
	}
	return options;
}
