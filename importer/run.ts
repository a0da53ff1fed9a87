import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { carriedOver, differs, type CarriedOver } from './carryOver';
import { chooseCredentials, makeCredential, setFields, type ChosenCredentials } from './chosenCredentials';
import { bundleOf, type BundledCredential } from './bundle/bundle';
import { withCredential, withLogin } from './credentials';
import { existingWorkflows, type Existing } from './existing';
import { Refused, type N8nApi } from './n8nApi';
import type { Options } from './options';
import { Problem } from './problem';
import type { ShippedWorkflow } from './shipped';
import { addTables, missingTables, neededTables, type MissingTables } from './tables';
import { calledBy, hasToBePublished, inOrder, linked, type ImportedWorkflow } from './bundle/workflow';
import { publishWhenReady, SET_UP, successfulRuns } from './publish';
import { Readiness } from './readiness';
import type { Say } from './say';

const PAY = 'Pay approved invoices';
const BACKUPS = 'n8n-workflows-before-import';

/** A workflow with what becomes of it. */
interface Planned extends ImportedWorkflow {
	file: string;
	/** Left as it is in n8n: nothing differs, or the person asked for it. */
	isKept: boolean;
	isThere: boolean;
	isActive: boolean;
	carried?: CarriedOver;
}

/** What n8n says of a workflow that it has imported. */
interface ImportResult {
	workflows: Array<{
		localId: string;
		name: string;
		status: 'created' | 'updated' | 'skipped';
		publishing: { state: string; error?: string; blockedReason?: string };
	}>;
}

/** Imports all workflows, over an older version too, and tells what is left to do. */
export async function runImport(
	api: N8nApi,
	options: Options,
	shipped: ShippedWorkflow[],
	say: Say,
): Promise<void> {
	const names = shipped.map(({ draft }) => draft.name);
	const existing = await existingWorkflows(api, names, options.projectId);
	const chosen = await chooseCredentials(api, options, [...existing.workflows.values()]);
	const tables = await missingTables(api, neededTables(shipped), options.projectId);
	const plan = planned(shipped, existing, chosen, options);
	tellPlan(plan, tables, say);
	if (options.isDryRun) {
		tellUnpublishing(existing, say, 'would be unpublished');
		say('\nNothing was changed (--dry-run).');
		return;
	}
	saveBackups(plan, existing, say);
	const earlierRuns = await runsThatDoNotCount(api, plan);
	if (tables) await addTables(api, tables, options.projectId);
	for (const credential of chosen.made) {
		const { user, password } = await makeCredential(api, credential, options.projectId);
		say(
			password === undefined
				? keyWords(credential.name, api.makeNarrowKey !== undefined)
				: `The ${credential.name.replace('Forms', 'forms')} ask for the user "${user}" and the password "${password}" (shown once; it is the credential of this name).`,
		);
	}
	const results = await sendBundle(api, plan, chosen, options);
	const failures = results.flatMap(({ name, publishing }) =>
		publishing.state === 'failed' ? [`${name}: ${publishing.error}`] : [],
	);
	if (failures.length > 0)
		throw new Problem(
			`Imported, but n8n could not publish again: ${failures.join('; ')}.`,
			'The earlier version of these still runs. Open each in the editor, and publish it there: n8n then shows the node.',
		);
	const readiness = new Readiness(api, await setFields(api, chosen.toFill, options.fields));
	const missing = await readiness.missing(chosen.toFill);
	tellNext(api, plan, missing, options, say);
	const unpublishRetired = async () => {
		for (const { id } of existing.retired) await api.post(`/workflows/${id}/deactivate`);
		tellUnpublishing(existing, say, 'was unpublished, and kept');
	};
	// Until the new ones pay, the old ones go on; both never do.
	if (plan.some(({ draft, isPublished }) => draft.name === PAY && isPublished)) await unpublishRetired();
	else if (!options.isPublishing)
		tellUnpublishing(existing, say, 'stays published until this command is run with --publish');
	if (options.isPublishing) {
		const { requested } = options;
		const missing = () => readiness.missing(chosen.toFill);
		const look = { missing, earlierRuns, requested, isReady: unpublishRetired };
		await publishWhenReady(api, plan, look, say);
	}
}

function keyWords(name: string, isNarrow: boolean): string {
	const use = `The credential "${name}" holds an API key, with which "Renew BILL trust" stores what BILL gives it.`;
	return isNarrow
		? `${use} The key may read workflows and change credentials, nothing else.`
		: `${use} It is the key you gave: one with the scopes workflow:read and credential:update is enough; put such a key there.`;
}

/** Of a Set up that becomes another one: the new one has tables and checks that those did not have. */
async function runsThatDoNotCount(api: N8nApi, plan: Planned[]): Promise<string[]> {
	const setUp = plan.find(({ draft }) => draft.name === SET_UP);
	if (setUp === undefined || setUp.isKept) return [];
	return (await successfulRuns(api, setUp.id)) ?? [];
}

function planned(
	shipped: ShippedWorkflow[],
	existing: Existing,
	chosen: ChosenCredentials,
	{ kept, login }: Options,
): Planned[] {
	const unknown = kept.filter((word) => !shipped.some((one) => isNamed(one, word)));
	if (unknown.length > 0)
		throw new Problem(
			`There is no workflow "${unknown.join('", "')}" to keep.`,
			'Give its name as n8n shows it.',
		);
	const idOf = ({ id, draft }: ShippedWorkflow) => existing.workflows.get(draft.name)?.id ?? id;
	const ids = new Map(shipped.map((one) => [one.draft.name, idOf(one)]));
	const shippedTypes = new Set(shipped.flatMap(({ draft }) => draft.nodes.map(({ type }) => type)));
	const plan = shipped.map((one): Planned => {
		const there = existing.workflows.get(one.draft.name);
		const nodes = one.draft.nodes.map((node) => withLogin(linked(node, ids), chosen.login));
		const carried = there && carriedOver({ ...one.draft, nodes }, there, shippedTypes);
		const draft = carried?.draft ?? { ...one.draft, nodes };
		const complete = { ...draft, nodes: draft.nodes.map((node) => filledIn(node, chosen, login)) };
		const isKept =
			there !== undefined && (kept.some((word) => isNamed(one, word)) || !differs(complete, there));
		const isActive = there?.active === true;
		const isThere = there !== undefined;
		return {
			file: one.file,
			id: idOf(one),
			draft: complete,
			isPublished: isActive,
			isKept,
			isThere,
			isActive,
			carried,
		};
	});
	return withCalledPublished(plan);
}

/** Credentials that are there stay; a login that was asked for is for all nodes. */
function filledIn(
	node: ImportedWorkflow['draft']['nodes'][number],
	{ byKind, login }: ChosenCredentials,
	askedLogin: Options['login'],
) {
	if (askedLogin !== undefined) return withCredential(withLogin(node, login), byKind);
	return node.credentials ? node : withCredential(node, byKind);
}

/** An earlier version had one for all forms. */
function distinct(credentials: BundledCredential[]): BundledCredential[] {
	return credentials.filter(({ id }, index) => credentials.findIndex((one) => one.id === id) === index);
}

/** n8n refuses to publish a workflow that calls one nobody has published. */
function withCalledPublished(plan: Planned[]): Planned[] {
	const published = new Set(plan.filter(({ isPublished }) => isPublished).map(({ draft }) => draft.name));
	for (const { draft } of inOrder(plan).reverse())
		if (published.has(draft.name)) for (const name of calledBy(draft)) published.add(name);
	return plan.map((one) => ({ ...one, isPublished: published.has(one.draft.name) }));
}

async function sendBundle(
	api: N8nApi,
	plan: Planned[],
	{ byKind }: ChosenCredentials,
	{ projectId }: Options,
): Promise<ImportResult['workflows']> {
	const called = plan.filter(({ isKept, isPublished, isActive }) => isKept && isPublished && !isActive);
	for (const { id } of called) await api.post(`/workflows/${id}/activate`); // before those that call them
	const sent = plan.filter(({ isKept }) => !isKept);
	if (sent.length === 0) return [];
	const form = new FormData();
	const bundle = bundleOf(sent, distinct([...byKind.values()]));
	form.set('package', new Blob([new Uint8Array(bundle)]), 'n8n-nodes-billcom-salesforce.n8np');
	const fields: Record<string, string> = {
		workflowConflictPolicy: 'new-version',
		workflowIdPolicy: 'source',
		workflowPublishingPolicy: 'match-source',
		credentialMatchingMode: 'id-only',
		credentialMissingMode: 'create-stub',
		missingNodeTypeMode: 'fail',
		...(projectId && { projectId }),
	};
	for (const [name, value] of Object.entries(fields)) form.set(name, value);
	try {
		return (await api.postForm<ImportResult>('/n8n-packages/import', form)).workflows;
	} catch (error) {
		throw explained(error);
	}
}

/** What n8n's refusals of a package mean to the person who imports. */
function explained(error: unknown): unknown {
	if (!(error instanceof Refused)) return error;
	const types = new Set(error.issues.map(({ type }) => type));
	if (error.status === 404)
		return new Problem(
			'This n8n cannot import a bundle.',
			'Update n8n to 2.41.1 or later, or import the files in workflows/ one by one: workflows/README.md says how.',
		);
	if (types.has('missing-node-type')) {
		const missing = error.issues
			.filter(({ type }) => type === 'missing-node-type')
			.map(({ nodeType, typeVersion }) => `${String(nodeType)} (version ${String(typeVersion)})`);
		const isOurs = missing.some((one) => one.startsWith('n8n-nodes-billcom-salesforce.'));
		return new Problem(
			`This n8n does not know the nodes ${[...new Set(missing)].join(', ')}. No workflow was imported, and what ran goes on.`,
			isOurs
				? 'Install the package n8n-nodes-billcom-salesforce in this n8n, restart n8n, and import again.'
				: 'Update n8n to 2.41.1 or later, and import again.',
		);
	}
	if (types.has('credential-unresolved'))
		return new Problem(
			'This n8n does not know the credentials of the nodes. No workflow was imported, and what ran goes on.',
			'Install the package n8n-nodes-billcom-salesforce in this n8n, restart n8n, and import again.',
		);
	if (types.has('workflow-id-conflict'))
		return new Problem(
			'These workflows are in another project of this n8n, or belong to somebody else. No workflow was imported, and what ran goes on.',
			'Use the API key of their owner, or name their project: --project <id> (it stands in the address of the project).',
		);
	return new Problem(
		`n8n refused the bundle: ${error.message}. ${JSON.stringify(error.issues)}`,
		'No workflow was imported, and what ran goes on. Correct what it says, and import again.',
	);
}

function saveBackups(plan: Planned[], existing: Existing, say: Say): void {
	const changed = plan.filter(({ isThere, isKept }) => isThere && !isKept);
	if (changed.length === 0) return;
	const folder = join(BACKUPS, new Date().toISOString().replace(/[:.]/g, '-'));
	mkdirSync(folder, { recursive: true });
	for (const { file, draft } of changed) {
		const stored = existing.workflows.get(draft.name);
		writeFileSync(join(folder, file), `${JSON.stringify(stored, null, '\t')}\n`);
	}
	say(`Copies of the ${changed.length} workflows that change are in ${folder}.`);
}

function tellPlan(plan: Planned[], tables: MissingTables | undefined, say: Say): void {
	const created = plan.filter(({ isThere }) => !isThere);
	const updated = plan.filter(({ isThere, isKept }) => isThere && !isKept);
	const kept = plan.filter(({ isKept }) => isKept);
	say(`${created.length} workflows are new, ${updated.length} change, ${kept.length} stay as they are.`);
	for (const { draft, carried } of updated) {
		const { changed = [], added = [], removed = [], kept: values = [] } = carried ?? {};
		const parts = [
			added.length > 0 && `new: ${added.join(', ')}`,
			changed.length > 0 && `other: ${changed.join(', ')}`,
			removed.length > 0 && `gone: ${removed.join(', ')}`,
		].filter(Boolean);
		say(`  ${draft.name}: ${parts.join('; ') || 'its connections, credentials or settings'}`);
		if (values.length > 0) say(`    kept: ${values.join(', ')}`);
	}
	if (tables === undefined) say('The API key may not see data tables: "Set up" creates them.');
	for (const { name } of tables?.created ?? []) say(`  table ${name}: new`);
	for (const { name, columns } of tables?.widened ?? [])
		say(`  table ${name}: new columns ${columns.map((column) => column.name).join(', ')}; rows stay`);
}

function tellUnpublishing({ retired }: Existing, say: Say, what: string): void {
	for (const { name } of retired) say(`"${name}" of an earlier version ${what}.`);
}

/** What is left for the person, in order. */
function tellNext(
	api: N8nApi,
	plan: Planned[],
	missing: BundledCredential[],
	{ isPublishing }: Options,
	say: Say,
): void {
	const setUp = plan.find(({ draft }) => draft.name === SET_UP);
	const isAllPublished = plan.every(({ draft, isPublished }) => isPublished || !hasToBePublished(draft));
	const steps = [
		...missing.map(({ id, name }) => `Fill in the credential "${name}": ${api.url}/home/credentials/${id}`),
		setUp && `Execute "${SET_UP}", and do what its page says: ${api.url}/workflow/${setUp.id}`,
		!isAllPublished && !isPublishing && 'Publish: the same command with --publish behind it',
	].filter((step) => typeof step === 'string');
	say('\nNext:');
	for (const [index, step] of steps.entries()) say(`  ${index + 1}. ${step}`);
}

function isNamed({ file, draft }: ShippedWorkflow, word: string): boolean {
	return [draft.name, file, file.replace(/\.json$/, '')].includes(word);
}
