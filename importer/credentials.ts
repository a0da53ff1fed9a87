import type { INode } from 'n8n-workflow';
import { stableId } from './bundle/ids';
import type { BundledCredential } from './bundle/bundle';

/** What the credential of the forms is called in the bundle, where nobody has made a password. */
export const UNFILLED_FORMS = 'Forms (choose user and password)';

/** How Salesforce lets n8n in: a node says which. */
export type SalesforceLogin = 'jwt' | 'oAuth2';

const BY_KEY = 'salesforceApprovalJwtApi';
const BY_CONSENT = 'salesforceApprovalOAuth2Api';
export const FORM_TYPE = 'httpBasicAuth';
/** With which "Renew BILL trust" stores in the credential what BILL gives it. */
export const API_TYPE = 'n8nApi';
/** What a credential is called in n8n when this makes it, by its type. */
const NAMES: Record<string, string> = {
	billComApi: 'BILL',
	salesforceApprovalJwtApi: 'Salesforce',
	salesforceApprovalOAuth2Api: 'Salesforce',
	httpBasicAuth: 'Forms',
	n8nApi: 'n8n API',
};

/** Every type of credential that the workflows need, for one way of logging in to Salesforce. */
export function neededTypes(login: SalesforceLogin): string[] {
	return ['billComApi', login === 'oAuth2' ? BY_CONSENT : BY_KEY, FORM_TYPE];
}

/** The type of credential that a node has to have; nothing where it needs none. */
export function neededBy({ type, parameters, disabled }: INode): string | undefined {
	if (disabled === true) return undefined;
	if (/\.billCom(Trigger)?$/.test(type)) return 'billComApi';
	if (/\.salesforceApproval(Trigger)?$/.test(type))
		return parameters.authentication === 'oAuth2' ? BY_CONSENT : BY_KEY;
	if (/\.(formTrigger|webhook)$/.test(type) && parameters.authentication === 'basicAuth') return FORM_TYPE;
	if (/\.httpRequest$/.test(type) && parameters.nodeCredentialType === API_TYPE) return API_TYPE;
	return undefined;
}

/** The node, set to one way of logging in to Salesforce. */
export function withLogin(node: INode, authentication: SalesforceLogin): INode {
	if (!/\.salesforceApproval(Trigger)?$/.test(node.type)) return node;
	return { ...node, parameters: { ...node.parameters, authentication } };
}

/** The empty credential of a type: the same id and name in every n8n. */
export function emptyCredential(type: string): BundledCredential {
	return { id: stableId('credential', type), name: NAMES[type] ?? type, type };
}

/** The node with the credential that it needs, from those by type. */
export function withCredential(node: INode, byType: Map<string, BundledCredential>): INode {
	const type = neededBy(node);
	const credential = type === undefined ? undefined : byType.get(type);
	if (type === undefined || credential === undefined) return node;
	return { ...node, credentials: { [type]: { id: credential.id, name: credential.name } } };
}
