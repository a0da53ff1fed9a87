import type { INode } from 'n8n-workflow';
import { stableId } from './bundle/ids';
import type { BundledCredential } from './bundle/bundle';

/** What a credential of the forms is called in the bundle, where nobody has made a password. */
export const unfilled = (name: string) => `${name} (choose user and password)`;

/** How Salesforce lets n8n in: a node says which. */
export type SalesforceLogin = 'jwt' | 'oAuth2';

const BY_KEY = 'salesforceApprovalJwtApi';
const BY_CONSENT = 'salesforceApprovalOAuth2Api';
export const FORM_TYPE = 'httpBasicAuth';
/**
 * Forms that are not for whoever pays have a password of their own: an auditor looks and does not pay, and who is asked is
 * not who asks. By the path of the form: whom it is for.
 */
const FORMS_OF: Record<string, string> = { 'invoice-evidence': 'auditors', 'answer-a-question': 'approvers' };
const FORM_KINDS = [FORM_TYPE, ...Object.values(FORMS_OF).map((whom) => `${FORM_TYPE} ${whom}`)];
/** With which "Renew BILL trust" stores in the credential what BILL gives it. */
export const API_TYPE = 'n8nApi';
/** What a credential is called in n8n when this makes it, by its type. */
const NAMES: Record<string, string> = {
	billComApi: 'BILL',
	salesforceApprovalJwtApi: 'Salesforce',
	salesforceApprovalOAuth2Api: 'Salesforce',
	httpBasicAuth: 'Forms',
	'httpBasicAuth auditors': 'Forms of auditors',
	'httpBasicAuth approvers': 'Forms of approvers',
	n8nApi: 'n8n API',
};

/**
 * Every kind of credential that the workflows need, for one way of logging in to Salesforce: a type of n8n, and for some forms
 * whom they are for.
 */
export function neededKinds(login: SalesforceLogin): string[] {
	return ['billComApi', login === 'oAuth2' ? BY_CONSENT : BY_KEY, ...FORM_KINDS];
}

export function typeOf(kind: string): string {
	return kind.split(' ')[0];
}

/** The kind of credential that a node has to have; nothing where it needs none. */
export function neededBy({ type, parameters, disabled }: INode): string | undefined {
	if (disabled === true) return undefined;
	if (/\.billCom(Trigger)?$/.test(type)) return 'billComApi';
	if (/\.salesforceApproval(Trigger)?$/.test(type))
		return parameters.authentication === 'oAuth2' ? BY_CONSENT : BY_KEY;
	if (/\.(formTrigger|webhook)$/.test(type) && parameters.authentication === 'basicAuth')
		return formKind((parameters.options as { path?: string } | undefined)?.path);
	if (/\.httpRequest$/.test(type) && parameters.nodeCredentialType === API_TYPE) return API_TYPE;
	return undefined;
}

/** The node, set to one way of logging in to Salesforce. */
export function withLogin(node: INode, authentication: SalesforceLogin): INode {
	if (!/\.salesforceApproval(Trigger)?$/.test(node.type)) return node;
	return { ...node, parameters: { ...node.parameters, authentication } };
}

/** The empty credential of a kind: the same id and name in every n8n. */
export function emptyCredential(kind: string): BundledCredential {
	return { id: stableId('credential', kind), name: NAMES[kind] ?? kind, type: typeOf(kind) };
}

/** The node with the credential that it needs, from those by kind. */
export function withCredential(node: INode, byKind: Map<string, BundledCredential>): INode {
	const kind = neededBy(node);
	const credential = kind === undefined ? undefined : byKind.get(kind);
	if (credential === undefined) return node;
	return { ...node, credentials: { [credential.type]: { id: credential.id, name: credential.name } } };
}

function formKind(path = ''): string {
	return path in FORMS_OF ? `${FORM_TYPE} ${FORMS_OF[path]}` : FORM_TYPE;
}
