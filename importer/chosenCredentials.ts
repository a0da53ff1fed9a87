import { randomBytes } from 'node:crypto';
import type { BundledCredential } from './bundle/bundle';
import {
	API_TYPE,
	emptyCredential,
	FORM_TYPE,
	neededBy,
	neededKinds,
	typeOf,
	unfilled,
	type SalesforceLogin,
} from './credentials';
import { Refused, type N8nApi } from './n8nApi';
import type { Options } from './options';
import { Problem } from './problem';
import type { StoredCredential } from './readiness';
import type { StoredWorkflow } from './bundle/workflow';

/** Whose name the password of a form goes with, by its kind. */
const FORM_USERS: Record<string, string> = { auditors: 'auditor', approvers: 'approver' };
const FORM_USER = 'ap';

/** The credentials that the nodes get. */
export interface ChosenCredentials {
	login: SalesforceLogin;
	byKind: Map<string, BundledCredential>;
	/** Those of the import's own making that a person fills in. */
	toFill: BundledCredential[];
	/** Those that this makes and fills in itself: the password of the forms, the key for n8n's own API. */
	made: BundledCredential[];
}

/**
 * For each kind: what the option names, what the workflows use already, or the only one of this type in n8n; else an empty
 * one, which n8n makes while it imports.
 * @throws Problem when n8n has several and nothing says which: it is a matter of money
 */
export async function chooseCredentials(
	api: N8nApi,
	{ credentials: asked, login: askedLogin }: Pick<Options, 'credentials' | 'login'>,
	existing: StoredWorkflow[],
): Promise<ChosenCredentials> {
	const stored = (await api.listIfAllowed<StoredCredential>('/credentials')) ?? [];
	const named = asked.map((word) => namedBy(word, stored));
	const inUse = usedIn(existing);
	const login = askedLogin ?? loginOf([...named.map(({ type }) => type), ...inUse.keys()]);
	const byKind = new Map<string, BundledCredential>();
	const toFill: BundledCredential[] = [];
	const made: BundledCredential[] = [];
	for (const kind of [...neededKinds(login), API_TYPE]) {
		const type = typeOf(kind);
		const isMade = type === FORM_TYPE || type === API_TYPE;
		const ofType = stored.filter((credential) => credential.type === type);
		const ours = emptyCredential(kind);
		const chosen =
			// One that is named is for the forms of all who pay; the others keep their own.
			(kind === type ? named.find((credential) => credential.type === type) : undefined) ??
			inUse.get(kind) ??
			ofType.find(({ id }) => id === ours.id) ??
			(isMade ? undefined : onlyOne(ofType, type));
		byKind.set(kind, chosen ? { id: chosen.id, name: chosen.name, type } : ours);
		if (isMade && (chosen === undefined || isUnfilled(ofType, ours))) made.push(ours);
		else if (!isMade && (chosen ?? ours).id === ours.id) toFill.push(ours);
	}
	return { login, byKind, toFill, made };
}

/** Makes a credential that a person need not fill in, and returns what it holds. */
export async function makeCredential(
	api: N8nApi,
	credential: BundledCredential,
	projectId: string | undefined,
): Promise<Record<string, string>> {
	const data: Record<string, string> =
		credential.type === FORM_TYPE
			? { user: formUserOf(credential), password: randomBytes(12).toString('base64url') }
			: { apiKey: (await api.makeNarrowKey?.()) ?? api.apiKey, baseUrl: `${api.url}/api/v1` };
	const { id, ...named } = credential;
	await api
		.post('/credentials', { id, ...named, data, ...(projectId && { projectId }) })
		.catch(async (error) => {
			if (!(error instanceof Refused) || error.status !== 409) throw error;
			await api.patch(`/credentials/${id}`, { ...named, data }); // the bundle has made it, empty
		});
	return data;
}

/** An empty one that the bundle has brought: it is called otherwise, and nobody has saved it since. */
function isUnfilled(ofType: StoredCredential[], { id, name }: BundledCredential): boolean {
	const there = ofType.find((credential) => credential.id === id);
	return there?.name === unfilled(name) && Date.parse(there.updatedAt) <= Date.parse(there.createdAt);
}

function formUserOf({ name }: BundledCredential): string {
	return Object.entries(FORM_USERS).find(([whom]) => name.endsWith(whom))?.[1] ?? FORM_USER;
}

/**
 * Fills fields of the credentials that the import has made: `BILL.environment=production`. The others stay.
 * @throws Problem when there is no such credential to fill
 */
export async function setFields(
	api: N8nApi,
	toFill: BundledCredential[],
	fields: string[],
): Promise<StoredCredential[]> {
	const saved = new Map<string, StoredCredential>();
	for (const field of fields) {
		const [, name, key, value] = /^([^.=]+)\.(\w+)=(.*)$/s.exec(field) ?? [];
		const credential = toFill.find((one) => one.name === name);
		if (credential === undefined || key === undefined)
			throw new Problem(
				`--set ${field} names no credential that this import makes.`,
				'Write it as --set BILL.environment=production. In a credential that was there already, change it in the editor.',
			);
		const change = { data: { [key]: value }, isPartialData: true };
		saved.set(credential.id, await api.patch<StoredCredential>(`/credentials/${credential.id}`, change));
	}
	return [...saved.values()];
}

function namedBy(word: string, stored: StoredCredential[]): StoredCredential {
	const found = stored.filter(({ id, name }) => id === word || name === word);
	if (found.length === 1) return found[0];
	throw new Problem(
		found.length === 0
			? `n8n has no credential "${word}", or the API key may not see it.`
			: `n8n has several credentials called "${word}".`,
		'Give the id: it stands at the end of the address when the credential is open.',
	);
}

/** What the nodes of ours use, by kind; of several the one most nodes use. */
function usedIn(workflows: StoredWorkflow[]): Map<string, BundledCredential> {
	const counts = new Map<string, { kind: string; credential: BundledCredential; count: number }>();
	for (const node of workflows.flatMap(({ nodes }) => nodes)) {
		const kind = neededBy({ ...node, disabled: false });
		if (kind === undefined) continue;
		const type = typeOf(kind);
		const used = node.credentials?.[type];
		if (!used?.id) continue;
		const { count = 0 } = counts.get(`${kind} ${used.id}`) ?? {};
		const credential = { id: used.id, name: used.name, type };
		counts.set(`${kind} ${used.id}`, { kind, credential, count: count + 1 });
	}
	const rising = [...counts.values()].sort((a, b) => a.count - b.count);
	return new Map(rising.map(({ kind, credential }) => [kind, credential]));
}

function loginOf(types: string[]): SalesforceLogin {
	const isOAuth2 =
		types.includes('salesforceApprovalOAuth2Api') && !types.includes('salesforceApprovalJwtApi');
	return isOAuth2 ? 'oAuth2' : 'jwt';
}

function onlyOne(ofType: StoredCredential[], type: string): StoredCredential | undefined {
	if (ofType.length <= 1) return ofType[0];
	const names = ofType.map(({ id, name }) => `"${name}" (${id})`).join(', ');
	throw new Problem(
		`n8n has several credentials of the type ${type}: ${names}.`,
		'Say which one the workflows are to use: --credential <name or id>.',
	);
}
