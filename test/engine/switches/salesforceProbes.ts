/** What the journey does not pass: one small part of Salesforce each, by the nodes and by somebody else's program. */
import axios from 'axios';
import { createHash } from 'node:crypto';
import { CLIENT_ID, PASSWORD } from '../../../sandbox/salesforce/tenant';
import { runNode } from '../harness';
import { anOperation, byId } from '../salesforceSandbox';
import type { SalesforceSandbox } from '../salesforceSandbox';
import { aClassicApproval, aFlowApproval } from '../salesforceOperations/operationCase';
import type { Outcome } from './billJourney';
import { heardBy, listen, publish, run, told, update } from './salesforceJourney';

/** Somebody else's call as a user: status and first code. */
async function asClient(
	salesforce: SalesforceSandbox,
	user: string,
	method: string,
	path: string,
	data?: object,
) {
	const { accessToken } = await salesforce.control<{ accessToken: string }>('sessions', {
		userName: `${user}@sandbox.example`,
	});
	return await axios.request({
		method,
		url: `${salesforce.url}/services/data/v67.0${path}`,
		data,
		headers: { authorization: `Bearer ${accessToken}` },
		proxy: false,
		validateStatus: () => true,
	});
}

const inShort = ({ status, data }: { status: number; data: unknown }): string =>
	[status, ...(status < 400 ? [] : [data].flat().map((entry) => String(Object(entry).errorCode)))].join(' ');

export async function access(salesforce: SalesforceSandbox): Promise<Outcome> {
	await salesforce.seedInvoice();
	const check = await run(salesforce, 'integration', 'org:checkPermissions');
	const list = (field: string) => [told(check, field)].flat().map((entry) => Object(entry).name);
	const [account] = await salesforce.rows('Account');
	return {
		isReady: told(check, 'isReady'),
		missing: list('missing'),
		warnings: list('warnings'),
		vendor: inShort(await asClient(salesforce, 'integration', 'GET', `/sobjects/Account/${account.Id}`)),
		edit: inShort(
			await asClient(salesforce, 'integration', 'PATCH', `/sobjects/Account/${account.Id}`, { Phone: '1' }),
		),
	};
}

export async function correction(salesforce: SalesforceSandbox): Promise<Outcome> {
	const invoice = await salesforce.seedInvoice({ Approval_Status__c: 'Approved' });
	return { changed: told(await update(salesforce, 'admin', invoice, { Amount__c: 99 }), 'success') };
}

/** What a workflow reads of an approved invoice that asks for what was approved where the org says so. */
export async function stamp(salesforce: SalesforceSandbox): Promise<Outcome> {
	const invoice = await salesforce.seedInvoice({ Approval_Status__c: 'Approved' });
	const read = await run(salesforce, 'integration', 'record:get', {
		objectName: byId('AP_Invoice__c'),
		recordId: byId(invoice),
		fieldsToReturn: ['Amount__c'],
		optionalFields: ['Approved_Vendor__c', 'Approved_Amount__c'],
	});
	return { read: Object.keys(read.items[0]?.json ?? { [String(read.error?.message)]: true }).sort() };
}

export async function rejection(salesforce: SalesforceSandbox): Promise<Outcome> {
	const { invoice } = await aClassicApproval(salesforce);
	const rejected = await run(salesforce, 'approver', 'approval:reject', { recordId: byId(invoice) });
	const changed = await update(salesforce, 'submitter', invoice, { BILL_Sync_Message__c: 'Again' });
	return { rejected: told(rejected, 'status'), changed: told(changed, 'success') };
}

export async function withdrawal(salesforce: SalesforceSandbox): Promise<Outcome> {
	const { invoice, workItem } = await aClassicApproval(salesforce);
	const request = { actionType: 'Approve', contextId: workItem };
	const body = { requests: [request] };
	const client = await asClient(salesforce, 'outsider', 'POST', '/process/approvals', body);
	const node = await run(salesforce, 'integration', 'approval:approve', { recordId: byId(invoice) });
	const recalled = await run(salesforce, 'submitter', 'approval:recall', { recordId: byId(invoice) });
	return { client: inShort(client), node: told(node, 'status'), recalled: told(recalled, 'status') };
}

/** The node tries first what it was taught; a login to an org that takes My Domain teaches it what it begins with. */
async function forgetAudience(salesforce: SalesforceSandbox): Promise<void> {
	const { jwtAudience } = await salesforce.control<{ jwtAudience: string }>('switches', {});
	await salesforce.control('switches', { jwtAudience: 'myDomain' });
	await run(salesforce, 'integration', 'org:get');
	await salesforce.control('switches', { jwtAudience });
}

export async function login(salesforce: SalesforceSandbox): Promise<Outcome> {
	await forgetAudience(salesforce);
	const before = await salesforce.sent('POST', '/services/oauth2/token');
	const org = await run(salesforce, 'integration', 'org:get');
	const tries = (await salesforce.sent('POST', '/services/oauth2/token')) - before;
	const byClient = await runNode({
		type: 'salesforceApproval',
		credentials: { salesforceApprovalOAuth2Api: salesforce.clientCredentials() },
		parameters: { authentication: 'oAuth2', resource: 'org', operation: 'get' },
	});
	await forgetAudience(salesforce);
	const outsider = await run(salesforce, 'outsider', 'org:get');
	return {
		environment: told(org, 'environment'),
		tries,
		byClientCredentials: told(byClient, 'environment'),
		// The words of the refusal that came first.
		outsider: /audience|not approved|not installed/i.exec(outsider.error?.message ?? '')?.[0],
	};
}

const CALLBACK = 'http://localhost:5678/rest/oauth2-credential/callback';
const VERIFIER = 'a-verifier-of-at-least-forty-three-characters-1234567890';

/** The browser's way through log-in and consent, then two renewals with the same refresh token. */
export async function consent({ url }: SalesforceSandbox): Promise<Outcome> {
	const browser = axios.create({ baseURL: url, proxy: false, maxRedirects: 0, validateStatus: () => true });
	const asked = {
		response_type: 'code',
		client_id: CLIENT_ID,
		redirect_uri: CALLBACK,
		scope: 'full refresh_token',
	};
	const challenge = createHash('sha256').update(VERIFIER).digest('base64url');
	const begin = async (pkce: object) =>
		String(
			(await browser.get('/services/oauth2/authorize', { params: { ...asked, ...pkce } })).headers.location,
		);
	const plain = await begin({});
	const login = await begin({ code_challenge: challenge, code_challenge_method: 'S256' });
	const request = new URL(login, url).searchParams.get('request') ?? '';
	const form = (fields: Record<string, string>) => new URLSearchParams(fields);
	const user = { request, username: 'integration@sandbox.example', pw: PASSWORD };
	const page = String((await browser.post('/login', form(user))).headers.location);
	const given = await browser.post(page.split('?')[0], form({ request, answer: 'allow' }));
	const code = new URL(String(given.headers.location)).searchParams.get('code') ?? '';
	const token = async (fields: Record<string, string>) =>
		await browser.post('/services/oauth2/token', form({ client_id: CLIENT_ID, ...fields }));
	const grant = { grant_type: 'authorization_code', code, redirect_uri: CALLBACK, code_verifier: VERIFIER };
	const { refresh_token } = (await token(grant)).data;
	const renew = async () => await token({ grant_type: 'refresh_token', refresh_token });
	const [first, second] = [await renew(), await renew()];
	return {
		withoutChallenge: plain.startsWith('/login')
			? 'asked to log in'
			: new URL(plain).searchParams.get('error'),
		renewed: [first.status, second.status],
		newRefreshToken: typeof first.data.refresh_token,
	};
}

export async function limits(salesforce: SalesforceSandbox): Promise<Outcome> {
	const asked = await run(salesforce, 'integration', 'org:getLimits');
	const published = await publish(salesforce);
	const trigger = await listen(salesforce);
	const left = (field: string) => Object(told(asked, field)).remaining;
	const counted = Object(told(asked, 'apiCalls')).max;
	const allowances = {
		calls: counted,
		publishes: left('eventPublishes'),
		deliveries: left('eventDeliveries'),
	};
	try {
		const heard = published.error ? 'nothing was sent' : await heardBy(trigger);
		return { ...allowances, published: told(published, 'status'), heard };
	} finally {
		await trigger.close();
	}
}

export async function queries(salesforce: SalesforceSandbox): Promise<Outcome> {
	await salesforce.seedInvoice({ lines: [{ Amount__c: 1 }, { Amount__c: 2 }] });
	const soql = 'SELECT Id, (SELECT Amount__c FROM AP_Invoice_Lines__r) FROM AP_Invoice__c';
	const client = await asClient(salesforce, 'integration', 'GET', `/query?q=${encodeURIComponent(soql)}`);
	const long = `SELECT Id FROM AP_Invoice__c WHERE Invoice_Number__c != '${'x'.repeat(17_000)}'`;
	const node = await run(salesforce, 'integration', 'record:getAll', { searchBy: 'soql', soql: long });
	return {
		childrenInTheFirstPage: client.data.records[0].AP_Invoice_Lines__r.records.length,
		nodeWithLongQuery: node.error ? 'refused' : node.items.length,
	};
}

export async function flowApprovals(salesforce: SalesforceSandbox): Promise<Outcome> {
	const one = await aFlowApproval(salesforce);
	const locked = await update(salesforce, 'submitter', one.invoice, { BILL_Sync_Message__c: 'x' });
	const byAdmin = await run(salesforce, 'admin', 'approval:approve', { recordId: byId(one.invoice) });
	const two = await aFlowApproval(salesforce);
	const recalled = await run(salesforce, 'admin', 'approval:recall', { recordId: byId(two.invoice) });
	const three = await aFlowApproval(salesforce);
	const rejected = await run(salesforce, 'approver', 'approval:reject', { recordId: byId(three.invoice) });
	const action = '/actions/standard/reviewApprovalWorkItem';
	const review = async (user: string, approvalWorkItemId: string) =>
		await asClient(salesforce, user, 'POST', action, {
			inputs: [{ approvalWorkItemId, approvalDecision: 'Approve' }],
		});
	const four = await aFlowApproval(salesforce);
	const failed = await review('outsider', four.workItem);
	const answer = await review('approver', four.workItem);
	return {
		changedMeanwhile: told(locked, 'success'),
		byAdmin: told(byAdmin, 'status'),
		recalled: told(recalled, 'status'),
		rejected: told(rejected, 'status'),
		failedCall: failed.status,
		reply: Array.isArray(answer.data) ? 'list' : 'object',
	};
}

/** Three invoices that arrive approved in one transaction, over both ways of the trigger. */
export async function changes(salesforce: SalesforceSandbox): Promise<Outcome> {
	const records = [10, 20, 30].map((Amount__c) => ({
		...{ attributes: { type: 'AP_Invoice__c' }, Approval_Status__c: 'Approved' },
		Amount__c,
	}));
	await asClient(salesforce, 'integration', 'POST', '/composite/sobjects', { allOrNone: true, records });
	const events = await axios.get(`${salesforce.url}/sandbox/events`, { proxy: false });
	const topic = '/data/AP_Invoice__ChangeEvent';
	const sent: number = events.data.filter((event: object) => Object(event).topic === topic).length;
	const outcome: Outcome = { sent };
	for (const delivery of sent > 0 ? ['pubSub', 'cometd'] : []) {
		const trigger = await listen(salesforce, { source: 'changeDataCapture', delivery });
		const emitted = await trigger.untilEmitted(sent);
		const [first, ...others] = emitted.flatMap(({ items }) => items.map(({ json }) => json));
		outcome[delivery] = [first.amount, others.some(({ isGap }) => isGap === true) ? 'a gap' : 'others'];
		await trigger.close();
	}
	return outcome;
}

/** Events over both ways, and how their position is written. */
export async function positions(salesforce: SalesforceSandbox): Promise<Outcome> {
	const outcome: Outcome = { published: told(await publish(salesforce), 'status') };
	for (const delivery of ['pubSub', 'cometd']) {
		const trigger = await listen(salesforce, { delivery });
		outcome[delivery] = await heardBy(trigger);
		const replayId = String(trigger.emitted[0]?.items[0].json.replayId);
		if (delivery === 'pubSub') outcome.replayId = Buffer.from(replayId, 'base64').length;
		if (delivery === 'pubSub') outcome.isLarge = Buffer.from(replayId, 'base64')[0] > 0;
		await trigger.close();
	}
	return outcome;
}

export async function currency(salesforce: SalesforceSandbox): Promise<Outcome> {
	const invoice = await salesforce.seedInvoice({ CurrencyIsoCode: 'EUR' });
	const parameters = { objectName: byId('AP_Invoice__c'), recordId: byId(invoice) };
	return { node: told(await run(salesforce, 'integration', 'record:get', parameters), 'CurrencyIsoCode') };
}

export async function idleness(salesforce: SalesforceSandbox): Promise<Outcome> {
	const credential = salesforce.jwt();
	const first = await runNode(anOperation(credential, 'org:get'));
	await salesforce.control('clock', { advanceMs: 60_000 });
	const second = await runNode(anOperation(credential, 'org:get'));
	const { logins } = await salesforce.stats();
	return { node: [told(first, 'environment'), told(second, 'environment')], logins };
}
