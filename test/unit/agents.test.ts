/** What an AI agent may do with both nodes: every operation, the switch it needs, and the page that tells people. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeProperties } from 'n8n-workflow';
import { BillCom } from '../../nodes/BillCom/BillCom.node';
import { RESOURCES as BILL } from '../../nodes/BillCom/run/resources';
import { SalesforceApproval } from '../../nodes/SalesforceApproval/SalesforceApproval.node';
import { RESOURCES as SALESFORCE } from '../../nodes/SalesforceApproval/run/resources';
import { aCredential, runBill } from './bill/context';
import { loggedIn, runSalesforce } from './salesforce/context';

/** Nobody listens here: whatever is refused has to be refused before anything is sent. */
const NOWHERE = 'http://127.0.0.1:1';

const LABELS: Record<string, string> = {
	write: 'Let the Agent Write',
	pay: 'Let the Agent Pay',
	changeBankDetails: 'Let the Agent Change Bank Details',
	decide: 'Let the Agent Decide',
	anything: 'Let the Agent Change Anything',
};

const LIST = {
	archive: 'write',
	create: 'write',
	get: 'none',
	getAll: 'none',
	restore: 'write',
	update: 'write',
};

/**
 * The switch every operation needs: always, and after `+` for some of what can be asked. An operation that is missing here
 * fails the test below: decide what an agent could do with it, and put it into docs/agents.md too.
 */
const BILL_NEEDS: Record<string, Record<string, string>> = {
	accountingClass: LIST,
	apiLog: { getStory: 'none', take: 'write' },
	approvalPolicy: { create: 'decide', delete: 'decide', getAll: 'none', update: 'decide' },
	attachment: { delete: 'write', download: 'none', getAll: 'none', upload: 'write' },
	bill: {
		archive: 'write',
		create: 'write +pay',
		upsert: 'write +pay',
		get: 'none',
		getAll: 'none',
		recordPayment: 'pay',
		replace: 'write +pay',
		restore: 'write +pay',
		update: 'write +pay',
	},
	billApproval: {
		approve: 'decide +pay',
		clearApprovers: 'decide',
		deny: 'decide',
		getApprovers: 'none',
		getPending: 'none',
		setApprovers: 'decide',
	},
	billLineItem: { add: 'write +pay', getAll: 'none', remove: 'write +pay', update: 'write +pay' },
	chartOfAccount: LIST,
	customCall: { callV2: 'none +anything', callV3: 'none +anything' },
	customer: { get: 'none', getAll: 'none' },
	department: LIST,
	document: { download: 'none', getAll: 'none', getUploadStatus: 'none', upload: 'write' },
	employee: LIST,
	fundingAccount: { get: 'none', getAll: 'none', getUsability: 'none' },
	item: LIST,
	job: LIST,
	legacy: {
		create: 'write +anything',
		delete: 'write +anything',
		get: 'none',
		getAll: 'none',
		undelete: 'write +anything',
		update: 'write +anything',
	},
	location: LIST,
	organization: { get: 'none', getAll: 'none', getPricePlan: 'none' },
	payment: {
		cancel: 'pay',
		create: 'pay',
		createMass: 'pay',
		get: 'none',
		getAll: 'none',
		getCheckImage: 'none',
		getExchangeRate: 'none',
		getMass: 'none',
		getOptions: 'none',
		void: 'pay',
	},
	paymentTerm: { get: 'none', getAll: 'none' },
	recurringBill: {
		archive: 'write',
		create: 'write +pay',
		get: 'none',
		getAll: 'none',
		replace: 'write +pay',
		restore: 'write +pay',
		update: 'write +pay',
	},
	role: { get: 'none', getAll: 'none' },
	session: { confirmCode: 'write', get: 'none', logOut: 'write', sendCode: 'write', stepUp: 'write' },
	user: { get: 'none', getAll: 'none' },
	vendor: {
		addBankAccount: 'changeBankDetails',
		archive: 'write',
		cancelInvitation: 'changeBankDetails',
		create: 'write +changeBankDetails +pay',
		upsert: 'write +changeBankDetails +pay',
		get: 'none',
		getAll: 'none',
		getAuditTrail: 'none',
		getBankAccount: 'none',
		getConfiguration: 'none',
		getInvitation: 'none',
		getNetworkMembers: 'none',
		getPayee: 'none',
		inviteToNetwork: 'changeBankDetails',
		removeBankAccount: 'changeBankDetails',
		restore: 'write +pay',
		update: 'write +changeBankDetails +pay',
	},
	vendorCredit: {
		apply: 'pay',
		archive: 'write',
		create: 'write',
		get: 'none',
		getAll: 'none',
		replace: 'write',
		takeBack: 'pay',
		update: 'write',
	},
	webhookSubscription: {
		create: 'write',
		delete: 'write',
		get: 'none',
		getAll: 'none',
		getCatalog: 'none',
		getEvents: 'none',
		repair: 'write',
		resendEvent: 'write',
		rotateKey: 'write',
		sendTest: 'write',
		update: 'write',
	},
};
const SALESFORCE_NEEDS: Record<string, Record<string, string>> = {
	approval: {
		approve: 'decide',
		cancel: 'decide',
		get: 'none',
		getHistory: 'none',
		getPending: 'none',
		reassign: 'decide',
		recall: 'decide',
		reject: 'decide',
		submit: 'write +decide',
	},
	org: { checkPermissions: 'none', get: 'none', getLimits: 'none', getUser: 'none' },
	platformEvent: { publish: 'write' },
	record: {
		claim: 'write',
		create: 'write',
		delete: 'write',
		get: 'none',
		getAll: 'none',
		link: 'write',
		update: 'write',
		upsert: 'write',
	},
};

const byHand = (needs: Record<string, Record<string, string>>) =>
	Object.entries(needs).flatMap(([resource, operations]) =>
		Object.entries(operations).map(([operation, need]) => ({ resource, operation, need })),
	);
const namesOf = (needs: Record<string, Record<string, string>>) =>
	byHand(needs)
		.map(({ resource, operation }) => `${resource}.${operation}`)
		.sort();
const always = (need: string) => need.split(' ')[0] ?? '';
const switchesOf = (need: string) =>
	need
		.split(' ')
		.map((word) => LABELS[word.replace('+', '')])
		.filter((label) => label !== undefined);
const shownSwitches = (properties: INodeProperties[], resource: string, operation: string) =>
	properties
		.filter(({ displayOptions: { show } = {} }) => show?.['@tool']?.[0] === true)
		.filter(({ name }) => name.startsWith('agentMay'))
		.filter(({ displayOptions: { show } = {} }) => show?.resource?.[0] === resource)
		.filter(({ displayOptions: { show } = {} }) => show?.operation?.[0] === operation);

it('knows the permission of every operation of the BILL node: a new one goes into BILL_NEEDS above', () => {
	const offered = BILL.flatMap(({ menu, operations }) =>
		operations.map(({ option }) => `${menu.value}.${String(option.value)}`),
	);

	expect(offered.sort()).toEqual(namesOf(BILL_NEEDS));
});

it('knows the permission of every operation of the Salesforce node: a new one goes into SALESFORCE_NEEDS above', () => {
	const offered = SALESFORCE.flatMap(({ menu, operations }) =>
		operations.map(({ option }) => `${menu.value}.${String(option.value)}`),
	);

	expect(offered.sort()).toEqual(namesOf(SALESFORCE_NEEDS));
});

it.each([
	['BILL', BILL_NEEDS, new BillCom().description.properties],
	['Salesforce', SALESFORCE_NEEDS, new SalesforceApproval().description.properties],
])(
	'shows an agent’s switches of each %s operation, off and closed to expressions',
	(_, needs, properties) => {
		for (const { resource, operation, need } of byHand(needs)) {
			const shown = shownSwitches(properties, resource, operation);

			expect([resource, operation, shown.map(({ displayName }) => displayName)]).toEqual([
				resource,
				operation,
				switchesOf(need),
			]);
			expect(shown.every((field) => field.default === false && field.noDataExpression === true)).toBe(true);
		}
	},
);

it('refuses an agent every BILL operation whose switch is off, before anything is sent', async () => {
	for (const { resource, operation, need } of byHand(BILL_NEEDS)) {
		if (always(need) === 'none') continue;
		const [output] = await runBill({
			credential: aCredential(NOWHERE),
			items: [{ resource, operation }],
			nodeType: 'billComTool',
			continueOnFail: true,
		});

		expect([resource, operation, output?.json.details]).toMatchObject([
			resource,
			operation,
			{ reason: 'agentNotPermitted' },
		]);
		expect(String(output?.json.error)).toContain(`Switch on ${LABELS[always(need)]},`);
	}
});

it('refuses an agent every Salesforce operation whose switch is off, before anything is sent', async () => {
	for (const { resource, operation, need } of byHand(SALESFORCE_NEEDS)) {
		if (always(need) === 'none') continue;
		const [output] = await runSalesforce({
			credential: loggedIn(NOWHERE),
			items: [{ resource, operation }],
			nodeType: 'n8n-nodes-billcom-salesforce.salesforceApprovalTool',
			continueOnFail: true,
		});

		expect(String(output?.json.error)).toContain(`Switch on ${LABELS[always(need)]},`);
	}
});

describe('docs/agents.md', () => {
	const page = readFileSync(join(__dirname, '../../docs/agents.md'), 'utf8');
	/** "- **Vendor**: Archive, Create" below a heading, as `vendor.archive`. */
	const listed = (heading: string, nodes: Map<string, string>): string[] => {
		const section = page.split(/^#+ /m).find((text) => text.startsWith(`${heading}\n`)) ?? '';
		return [...section.matchAll(/^- \*\*(.+?)\*\*: (.+)$/gm)].flatMap(([, resource, names = '']) =>
			names.split(', ').map((name) => nodes.get(`${resource}: ${name}`) ?? `unknown: ${resource}: ${name}`),
		);
	};
	const billNames = new Map(
		BILL.flatMap(({ menu, operations }) =>
			operations.map(({ option }) => [
				`${menu.name}: ${option.name}`,
				`${menu.value}.${String(option.value)}`,
			]),
		),
	);
	const salesforceNames = new Map(
		SALESFORCE.flatMap(({ menu, operations }) =>
			operations.map(({ option }) => [
				`${menu.name}: ${option.name}`,
				`${menu.value}.${String(option.value)}`,
			]),
		),
	);
	const expected = (needs: Record<string, Record<string, string>>, word: string) =>
		byHand(needs)
			.filter(({ need }) => need.split(' ').includes(word))
			.map(({ resource, operation }) => `${resource}.${operation}`)
			.sort();

	it.each([
		['With no switch', 'none'],
		['Let the Agent Write', 'write'],
		['Let the Agent Pay', 'pay'],
		['Let the Agent Pay, for some of it', '+pay'],
		['Let the Agent Change Bank Details', 'changeBankDetails'],
		['Let the Agent Change Bank Details, for some of it', '+changeBankDetails'],
		['Let the Agent Decide', 'decide'],
		['Let the Agent Change Anything, for some of it', '+anything'],
	])('lists what the BILL node lets an agent do under "%s"', (heading, word) => {
		expect(listed(`BILL: ${heading}`, billNames).sort()).toEqual(expected(BILL_NEEDS, word));
	});

	it.each([
		['With no switch', 'none'],
		['Let the Agent Write', 'write'],
		['Let the Agent Decide', 'decide'],
		['Let the Agent Decide, for some of it', '+decide'],
	])('lists what the Salesforce node lets an agent do under "%s"', (heading, word) => {
		expect(listed(`Salesforce: ${heading}`, salesforceNames).sort()).toEqual(
			expected(SALESFORCE_NEEDS, word),
		);
	});
});
