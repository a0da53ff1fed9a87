/** What the journey does not pass: one small part of BILL each, by the nodes and by somebody else's program. */
import { randomUUID } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import { TENANT } from '../../../sandbox/bill/tenant';
import { ADDRESS } from '../billRecords';
import type { BillRow } from '../billSandbox';
import { runNode, storeCredential } from '../harness';
import { byId } from '../operations/operationCase';
import { inShort, receive, signIn } from './billClient';
import { aBill, ACME, aPayment, hostTrigger, idOf, run, told, untilDelivered } from './billJourney';
import type { BillStage, Outcome } from './billJourney';

const SUBSCRIPTIONS = '/connect-events/v3/subscriptions';
const fundingAccount = { type: 'BANK_ACCOUNT', id: TENANT.bankAccountId };

async function seedVendors({ bill }: BillStage, ...names: string[]): Promise<BillRow[]> {
	const { vendors } = await bill.seed({ vendors: names.map((name) => ({ name, address: ADDRESS })) });
	return vendors;
}

const billOf = (vendorId: string, invoiceNumber: string, amount: number, more: object = {}) => ({
	vendorId,
	dueDate: '2030-02-15',
	invoice: { invoiceNumber, invoiceDate: '2030-01-15' },
	billLineItems: [{ amount }],
	...more,
});

/** A vendor and its bill over 120.50. */
async function anOpenBill(stage: BillStage, amount = 120.5) {
	const [vendor] = await seedVendors(stage, 'Northwind Paper');
	const bill = await stage.bill.asSomebodyElse('POST', '/v3/bills', billOf(vendor.id, 'INV-7', amount));
	return { vendor, bill };
}

export async function limits(stage: BillStage): Promise<Outcome> {
	const [vendor] = await seedVendors(stage, 'Northwind Paper');
	const client = await signIn(stage.bill);
	await stage.bill.control('faults', { kind: 'concurrency-limit', on: 'POST /v3/bills', times: 1 });
	const created = await run(stage, 'bill:create', aBill(vendor.id, 'INV-1', 10));
	await stage.bill.control('faults', { kind: 'hourly-limit', on: 'GET /v3/bills', times: 1 });
	const answer = await client.ask('GET', '/v3/bills');
	await stage.bill.control('faults', { kind: 'hourly-limit', on: 'GET /v3/vendors', times: 1 });
	const hourly = await run(stage, 'vendor:getAll');
	return {
		client: inShort(answer),
		retryAfter: answer.headers['retry-after'],
		nodeAtFourthCall: told(created, 'outcome'),
		nodeAtHourlyLimit: told(hourly, 'id'),
	};
}

export async function sessions(stage: BillStage): Promise<Outcome> {
	await seedVendors(stage, 'Northwind Paper');
	const oldest = await signIn(stage.bill);
	const before = await run(stage, 'vendor:getAll');
	const newest = await signIn(stage.bill);
	const after = await run(stage, 'vendor:getAll');
	const alive = { oldest: await oldest.status('GET', '/v3/vendors') };
	const { logins } = await stage.bill.stats();
	await stage.bill.control('clock', { advanceMs: 10 * 60_000 });
	return {
		...alive,
		nodeLogins: logins - 2,
		node: [told(before, 'name'), told(after, 'name')],
		afterTenMinutes: await newest.status('GET', '/v3/vendors'),
		nodeAfterTenMinutes: told(await run(stage, 'vendor:getAll'), 'name'),
		loginSays: Object.keys(newest.login.data).sort(),
		longDevice: inShort((await signIn(stage.bill, { device: 'A device with a rather long name' })).login),
	};
}

export async function untrusted(stage: BillStage): Promise<Outcome> {
	const { vendor, bill } = await anOpenBill(stage);
	const credential = storeCredential('billComApi', {
		...stage.bill.credential,
		rememberMeId: '',
		device: '',
	});
	const paid = await run({ ...stage, credential }, 'payment:create', aPayment(bill.id, 120.5, 'SF-1'));
	const client = await signIn(stage.bill, { rememberMeId: undefined, device: undefined });
	const payment = { billId: bill.id, vendorId: vendor.id, amount: 1, fundingAccount, processingOptions: {} };
	return { node: told(paid, 'outcome'), client: await client.status('POST', '/v3/payments', payment) };
}

/** A code from a text message, guessed and then given too late. */
export async function code(stage: BillStage): Promise<Outcome> {
	const client = await signIn(stage.bill, { rememberMeId: undefined, device: undefined });
	const { data } = await client.ask('POST', '/v3/mfa/challenge', {});
	const guess = { challengeId: data.challengeId, token: '000 000' };
	const wrong = await client.status('POST', '/v3/mfa/challenge/validate', guess);
	await stage.bill.control('clock', { advanceMs: 11 * 60_000 });
	return { wrong, late: await client.status('POST', '/v3/mfa/challenge/validate', guess) };
}

/** A payment to a vendor of whose address a part is missing. */
export async function noAddress(stage: BillStage): Promise<Outcome> {
	const { vendors } = await stage.bill.seed({ vendors: [{ name: 'Nowhere', address: { country: 'US' } }] });
	const bill = await stage.bill.asSomebodyElse('POST', '/v3/bills', billOf(vendors[0].id, 'INV-7', 5));
	return { paid: told(await run(stage, 'payment:create', aPayment(bill.id, 5, 'SF-1')), 'outcome') };
}

/** A payment that first looks at its account. */
export async function balance(stage: BillStage): Promise<Outcome> {
	const { bill } = await anOpenBill(stage);
	const payment = { ...aPayment(bill.id, 120.5, 'SF-1'), safetyChecks: { fundingAccountReady: true } };
	return { paid: told(await run(stage, 'payment:create', payment), 'outcome') };
}

/** Where the money of a vendor goes, before and after its bank account is another. */
export async function payee(stage: BillStage): Promise<Outcome> {
	const [vendor] = await seedVendors(stage, 'Northwind Paper');
	const account = async (accountNumber: string) =>
		await stage.bill.asSomebodyElse('POST', `/v3/vendors/${vendor.id}/bank-account`, { accountNumber });
	const seal = async () =>
		String(told(await run(stage, 'vendor:getPayee', { vendorId: byId(vendor.id) }), 'payeeSeal')).split(
			'.',
		)[4];
	await account('000111222');
	const client = await signIn(stage.bill);
	const list = await client.ask('GET', '/v3/vendors');
	const before = await seal();
	await stage.bill.asSomebodyElse('DELETE', `/v3/vendors/${vendor.id}/bank-account`);
	await account('000333444');
	return {
		listShowsAccount: Boolean(list.data.results[0].paymentInformation.bankAccount),
		isNoticed: before !== '-' && before !== (await seal()),
	};
}

export async function token(stage: BillStage): Promise<Outcome> {
	const { bill } = await anOpenBill(stage);
	const asked = await run(stage, 'billApproval:setApprovers', {
		billId: byId(bill.id),
		approvers: { approver: [{ userId: byId(TENANT.userId) }] },
	});
	const tokenCredential = {
		...stage.bill.credential,
		loginMethod: 'syncToken',
		tokenName: TENANT.syncTokenName,
		tokenValue: TENANT.syncTokenValue,
	};
	const asToken = { ...stage, credential: storeCredential('billComApi', tokenCredential) };
	const host = await hostTrigger(asToken, ['vendor.created']);
	const published = await host.activate().then(
		() => 'published',
		(error: Error) => `not published: ${/BDC_\d+/.exec(error.message)?.[0]}`,
	);
	await host.close();
	return {
		asked: told(asked, 'approvalStatus'),
		approved: told(await run(asToken, 'billApproval:approve', { billId: byId(bill.id) }), 'approvalStatus'),
		trigger: published,
	};
}

export async function duplicates(stage: BillStage): Promise<Outcome> {
	const [one, other] = await seedVendors(stage, 'Northwind Paper', 'Southwind Paper');
	const client = await signIn(stage.bill);
	await client.ask('POST', '/v3/bills', billOf(one.id, 'D-1', 10));
	const flagged = billOf(one.id, 'D-2', 10, { allowDuplicateInvoiceNumber: true });
	await client.ask('POST', '/v3/bills', billOf(one.id, 'D-2', 10));
	const node = await run(stage, 'bill:create', aBill(one.id, 'D-1', 10));
	return {
		node: told(node, 'outcome'),
		again: await client.status('POST', '/v3/bills', billOf(one.id, 'D-1', 10)),
		flagged: await client.status('POST', '/v3/bills', flagged),
		ofOtherVendor: await client.status('POST', '/v3/bills', billOf(other.id, 'D-1', 10)),
		vendorAgain: await client.status('POST', '/v3/vendors', { name: 'Northwind Paper', address: ADDRESS }),
		nodeVendorAgain:
			told(await run(stage, 'vendor:upsert', { ...ACME, name: 'Southwind Paper' }), 'id') === other.id,
	};
}

export async function lists(stage: BillStage): Promise<Outcome> {
	const [one] = await seedVendors(stage, 'Northwind Paper');
	await stage.bill.control('clock', { advanceMs: 1_000 });
	const [other] = await seedVendors(stage, 'Acme Tools');
	const client = await signIn(stage.bill);
	await client.ask('POST', '/v3/bills', billOf(one.id, 'INV-1', 10));
	const found = await client.ask(
		'GET',
		`/v3/vendors?filters=${encodeURIComponent('name:eq:"NORTHWIND PAPER"')}`,
	);
	const all = await client.ask('GET', '/v3/vendors');
	const list = async (query: string) => await client.status('GET', `/v3/bills?${query}`);
	return {
		inCapitals: found.data.results.length,
		nodeInCapitals:
			told(await run(stage, 'vendor:upsert', { ...ACME, name: 'ACME TOOLS' }), 'id') === other.id,
		byNumber: await list(`filters=${encodeURIComponent('invoice.invoiceNumber:eq:"INV-1"')}`),
		nodeByNumber: told(await run(stage, 'bill:create', aBill(one.id, 'INV-1', 10)), 'outcome'),
		byNumbers: await list(`filters=${encodeURIComponent('invoice.invoiceNumber:in:"INV-1,INV-2"')}`),
		nodeByNumbers: told(
			await run(stage, 'bill:getAll', { returnAll: true, filters: { invoiceNumbers: 'INV-1,INV-2' } }),
			'amount',
		),
		byIds: await list(`filters=${encodeURIComponent('id:in:"00n1,00n2"')}`),
		byApproval: await list('filters=approvalStatus:eq:UNASSIGNED'),
		twoSortKeys: await list('sort=dueDate:asc,createdTime:desc'),
		inOrder: all.data.results.map(({ name }: BillRow) => name),
	};
}

export async function partial(stage: BillStage): Promise<Outcome> {
	const { bill } = await anOpenBill(stage);
	const paid = await run(stage, 'payment:create', aPayment(bill.id, 20, 'SF-1'));
	// Ready to fund, funding started, processed.
	for (let step = 0; step < 3; step += 1) await stage.bill.control('tick');
	const read = await run(stage, 'bill:get', { billId: byId(bill.id) });
	return { paid: told(paid, 'outcome'), status: told(read, 'paymentStatus'), due: told(read, 'dueAmount') };
}

export async function unapproved(stage: BillStage): Promise<Outcome> {
	const rules = [{ key: 'BILL_AMOUNT', op: 'gte', values: ['500'] }];
	const approvers = [TENANT.approverUserId];
	await stage.bill.seed({ approvalPolicies: [{ policyName: 'Large', rules, approvers }] });
	const { vendor, bill } = await anOpenBill(stage, 900);
	const client = await signIn(stage.bill);
	const payment = {
		billId: bill.id,
		vendorId: vendor.id,
		amount: 300,
		fundingAccount,
		processingOptions: {},
	};
	return {
		client: await client.status('POST', '/v3/payments', payment),
		node: told(await run(stage, 'payment:create', aPayment(bill.id, 600, 'SF-1')), 'outcome'),
	};
}

export async function decisions(stage: BillStage): Promise<Outcome> {
	const client = await signIn(stage.bill);
	const { vendor, bill } = await anOpenBill(stage);
	const second = await stage.bill.asSomebodyElse('POST', '/v3/bills', billOf(vendor.id, 'INV-8', 5));
	const approvers = { approver: [{ userId: byId(TENANT.userId) }] };
	for (const { id } of [bill, second])
		await run(stage, 'billApproval:setApprovers', { billId: byId(id), approvers });
	const path = '/v3/bill-approvals/actions';
	const single = await client.status('POST', path, { billId: second.id, action: 'DENY' });
	const answer = await client.ask('POST', path, [{ billId: bill.id, action: 'APPROVE' }]);
	return { single, answer: Array.isArray(answer.data) ? answer.data[0].approvalStatus : 'nothing' };
}

export async function policies(stage: BillStage): Promise<Outcome> {
	const client = await signIn(stage.bill);
	const approvers = [TENANT.approverUserId];
	const draft = (key: string) => ({
		policyName: 'Large',
		rules: [{ key, op: 'gte', values: ['500'] }],
		approvers,
	});
	const node = await run(stage, 'approvalPolicy:create', {
		policyName: 'Larger',
		rules: { rule: [{ key: 'BILL_AMOUNT', op: 'gte', value: 900 }] },
		approvers: { approver: [{ userId: byId(TENANT.approverUserId) }] },
	});
	const path = '/v3/bill-approvals';
	const created = await client.ask('POST', path, draft('BILL_AMOUNT'));
	return {
		node: told(node, 'policyName'),
		byAmount: inShort(created),
		byVendor: await client.status('POST', path, draft('VENDOR')),
		deleted: await client.status('DELETE', `${path}/policies/${String(created.data.id)}`),
	};
}

export async function terms(stage: BillStage): Promise<Outcome> {
	const { vendor, bill } = await anOpenBill(stage);
	const client = await signIn(stage.bill);
	const pay = async (amount: number, more: object = {}) =>
		await client.ask('POST', '/v3/payments', {
			...{ billId: bill.id, vendorId: vendor.id, amount, fundingAccount, processingOptions: {} },
			...more,
		});
	const overnight = { processingOptions: { requestPayFaster: true, requestCheckDeliveryType: 'UPS_1DAY' } };
	const second = await client.ask('POST', '/v3/bills', billOf(vendor.id, 'INV-9', 40));
	const third = await client.ask('POST', '/v3/bills', billOf(vendor.id, 'INV-10', 50));
	const together = { fundingAccount, payments: [{ billId: second.data.id, amount: 40 }] };
	const several = await client.ask('POST', '/v3/payments/bulk', together);
	const node = await run(stage, 'payment:create', {
		...aPayment(third.data.id, 50, 'SF-9'),
		sendInBulk: true,
	});
	const tooMuch = await pay(1_000);
	return {
		overnight: inShort(await pay(10, overnight)),
		numbered: inShort(await pay(10, { transactionNumber: 'X-1' })),
		numberedAgain: inShort(await pay(10, { transactionNumber: 'X-1' })),
		together: Array.isArray(several.data) ? 'an array' : Object.keys(several.data),
		nodeTogether: told(node, 'outcome'),
		tooMuch: inShort(tooMuch),
		namesTheBill: JSON.stringify(tooMuch.data).includes(bill.id),
		nodeTooMuch: told(await run(stage, 'payment:create', aPayment(bill.id, 1_000, 'SF-2')), 'outcome'),
	};
}

export async function bodies(stage: BillStage): Promise<Outcome> {
	const [vendor] = await seedVendors(stage, 'Northwind Paper');
	const { items } = await stage.bill.seed({ items: [{ name: 'Paper' }] });
	const client = await signIn(stage.bill);
	const termsPath = `/v3/organizations/${TENANT.organizationId}/payment-terms`;
	const { data: term } = await client.ask('POST', termsPath, { name: 'Net 44', daysDue: 44 });
	const lines = [{ amount: 10, classifications: { itemId: items[0].id } }];
	const coded = await client.status(
		'POST',
		'/v3/bills',
		billOf(vendor.id, 'C-1', 0, { billLineItems: lines }),
	);
	const withTerm = await client.ask(
		'POST',
		'/v3/bills',
		billOf(vendor.id, 'C-2', 1, { paymentTermId: term.id }),
	);
	const node = await run(stage, 'bill:create', {
		...aBill(vendor.id, 'C-3', 10),
		lineItemsArray: JSON.stringify([{ amount: 10, item: 'Paper' }]),
		additionalFields: { paymentTermId: byId(String(term.id)) },
	});
	const credit = await client.ask('POST', '/v3/customers', {
		name: 'A Customer',
		email: 'ap@customer.example',
	});
	return {
		coded,
		withTerm: inShort(withTerm),
		node: told(node, 'outcome'),
		unknownField: await client.status('POST', '/v3/vendors', {
			name: 'Westwind',
			address: ADDRESS,
			colour: 'red',
		}),
		customer: inShort(credit),
		nodeVendor: told(await run(stage, 'vendor:create', ACME), 'name'),
	};
}

export async function bulk(stage: BillStage): Promise<Outcome> {
	const [vendor] = await seedVendors(stage, 'Northwind Paper');
	const client = await signIn(stage.bill);
	const unknown = (number: string) => billOf('009unknown', number, 1);
	const set = [billOf(vendor.id, 'B-1', 1), unknown('B-2'), billOf(vendor.id, 'B-3', 1), unknown('B-4')];
	const bills = await client.ask('POST', '/v3/bills/bulk', set);
	const path = '/v3/classifications/departments/bulk';
	const departments = await client.status('POST', path, [
		{ name: 'West' },
		{ name: 'East', parentId: 'none' },
	]);
	const kept = (await stage.bill.rows('departments')).map(({ name }) => name);
	const { jobs } = await stage.bill.seed({ jobs: [{ name: 'One' }, { name: 'Two' }] });
	const ids = jobs.map(({ id }) => id).join(',');
	const node = await runNode({
		type: 'billCom',
		parameters: {
			...{ resource: 'bill', operation: 'create', sendInBulk: true, ...aBill('', '', 1) },
			...{ vendorId: byId('={{ $json.vendorId }}'), invoiceNumber: '={{ $json.number }}' },
		},
		credentials: { billComApi: stage.credential },
		onError: 'continueRegularOutput',
		items: [vendor.id, '009unknown', vendor.id].map((vendorId, at) => ({ vendorId, number: `N-${at}` })),
	});
	return {
		bills: inShort(bills),
		place: JSON.stringify(bills.data).includes('[1]'),
		departments,
		kept,
		archiveTwo: await client.status('POST', `/v3/classifications/jobs/bulk/archive?ids=${ids}`),
		node: node.items.map(({ json }) => (json.error ? 'refused' : json.outcome)),
	};
}

/** Another program's receiver: what it is sent, and how often again while it fails. */
export async function receiver(stage: BillStage): Promise<Outcome> {
	const { vendor, bill } = await anOpenBill(stage);
	let isUp = true;
	const receiving = await receive(() => (isUp ? 200 : 500));
	try {
		const events = ['vendor.updated', 'payment.updated'].map((type) => ({ type, version: '1' }));
		const draft = { name: 'Ledger', status: { enabled: true }, events, notificationUrl: receiving.url };
		const { id } = await stage.bill.asSomebodyElse('POST', SUBSCRIPTIONS, draft);
		await stage.bill.asSomebodyElse('PATCH', `/v3/vendors/${vendor.id}`, { phone: '5550100' });
		await untilDelivered(stage);
		await run(stage, 'payment:create', aPayment(bill.id, 120.5, 'SF-1'));
		await untilDelivered(stage);
		const plain = receiving.bodies.map((body): unknown => JSON.parse(body));
		const [ofVendor, ofPayment] = plain.map((body) => (typeof body === 'string' ? JSON.parse(body) : body));
		isUp = false;
		const before = receiving.bodies.length;
		await stage.bill.asSomebodyElse('PATCH', `/v3/vendors/${vendor.id}`, { phone: '5550101' });
		const isOver = async () => {
			const found = (await stage.bill.rows('subscriptions')).find((row) => row.id === id);
			return Object(found?.status).enabled === false;
		};
		for (let asked = 0; asked < 200 && !(await isOver()); asked += 1);
		return {
			body: typeof plain[0],
			vendor: Object.keys(ofVendor.vendor).includes('address') ? 'whole' : 'what changed',
			funding: Object.keys(ofPayment?.payment.funding ?? {})
				.sort()
				.join(', '),
			sentWhileDown: receiving.bodies.length - before,
			switchedOff: await isOver(),
		};
	} finally {
		await receiving.close();
	}
}

/** A receiver that takes its time. */
export async function slowReceiver(stage: BillStage): Promise<Outcome> {
	let answer: (status: number) => void = () => {};
	const receiving = await receive(async () => await new Promise<number>((resolve) => (answer = resolve)));
	try {
		const events = [{ type: 'vendor.created', version: '1' }];
		const draft = { name: 'Ledger', status: { enabled: true }, events, notificationUrl: receiving.url };
		await stage.bill.asSomebodyElse('POST', SUBSCRIPTIONS, draft);
		await stage.bill.control('switches', { pushRetries: 0 });
		await stage.bill.asSomebodyElse('POST', '/v3/vendors', { name: 'Acme', address: ADDRESS });
		const failed = async () => (await stage.bill.stats()).notificationsFailed;
		for (let asked = 0; asked < 100 && (await failed()) === 0; asked += 1);
		const givenUp = await failed();
		answer(200);
		await untilDelivered(stage);
		return { givenUp };
	} finally {
		await receiving.close();
	}
}

export async function webhooks(stage: BillStage): Promise<Outcome> {
	const client = await signIn(stage.bill);
	const draft = {
		name: 'Ledger',
		status: { enabled: true },
		events: [{ type: 'vendor.created', version: '1' }],
		notificationUrl: 'https://ledger.example/bill',
	};
	const key = randomUUID();
	const wrong = { ...draft, notificationUrl: 'http://ledger.example/bill' };
	const refused = await client.status('POST', SUBSCRIPTIONS, wrong, key);
	const corrected = await client.status('POST', SUBSCRIPTIONS, draft, key);
	await client.ask('POST', SUBSCRIPTIONS, draft);
	const [{ id }] = await stage.bill.rows('subscriptions');
	const rotated = await run(stage, 'webhookSubscription:rotateKey', { subscriptionId: byId(id) });
	return {
		refused,
		corrected,
		duplicate: await client.status('POST', SUBSCRIPTIONS, draft),
		hyphen: await client.status('POST', `${SUBSCRIPTIONS}/${id}/security-key`),
		underscore: await client.status('POST', `${SUBSCRIPTIONS}/${id}/security_key`),
		node: typeof told(rotated, 'securityKey') === 'string' && !rotated.error,
	};
}

export async function files(stage: BillStage): Promise<Outcome> {
	const { bill } = await anOpenBill(stage);
	const data = Buffer.from('%PDF-1.4').toString('base64');
	const sent = await runNode({
		type: 'billCom',
		parameters: { resource: 'document', operation: 'upload', billId: byId(bill.id), waitUpToSeconds: 2 },
		credentials: { billComApi: stage.credential },
		items: [{ json: {}, binary: { data: { fileName: 'inv.pdf', mimeType: 'application/pdf', data } } }],
	});
	const client = await signIn(stage.bill);
	const uploadId = String(sent.items[0]?.json.uploadId);
	const status = await client.ask('GET', `/v3/documents/upload-status?ids=${uploadId}`);
	const listed = await client.ask('GET', `/v3/documents/bills/${bill.id}`);
	const [document] = listed.data.results ?? [];
	const link = String(Object(document as IDataObject).downloadLink);
	const documentId = byId(String(document?.id));
	return {
		node: told(sent, 'status'),
		answer: Array.isArray(status.data) ? 'an array' : Object.keys(Object(status.data)),
		listed: listed.data.results?.length,
		host:
			link === 'undefined' ? 'none' : link.startsWith(stage.bill.url) ? 'of the call' : new URL(link).host,
		download: document ? told(await run(stage, 'document:download', { documentId }), 'name') : 'none',
	};
}

export async function clock(stage: BillStage): Promise<Outcome> {
	const { bill } = await anOpenBill(stage);
	const paid = await run(stage, 'payment:create', aPayment(bill.id, 120.5, 'SF-1'));
	const status = async () => Object((await stage.bill.rows('payments'))[0]).singleStatus;
	for (let asked = 0; asked < 500 && (await status()) !== 'CLEARED'; asked += 1);
	const read = await run(stage, 'payment:get', { paymentId: byId(idOf(paid)) });
	return { byItself: told(read, 'singleStatus') };
}

export async function failures(stage: BillStage): Promise<Outcome> {
	const client = await signIn(stage.bill);
	const statuses: string[] = [];
	for (let call = 0; call < 4; call += 1) statuses.push(await client.status('GET', '/v3/vendors'));
	return { statuses };
}

export async function delay(stage: BillStage): Promise<Outcome> {
	const client = await signIn(stage.bill);
	const before = (await stage.bill.stats()).calls;
	let isAnswered = false;
	const call = client.status('GET', '/v3/vendors').then((status) => {
		isAnswered = true;
		return status;
	});
	for (let asked = 0; asked < 500 && (await stage.bill.stats()).calls === before; asked += 1);
	for (let asked = 0; asked < 5; asked += 1) await stage.bill.stats();
	const state = isAnswered ? 'answered' : 'under way';
	return { state, status: await call };
}
