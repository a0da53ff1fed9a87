/** A Salesforce org in this process: its web server on the trial's network, its state at hand, and its people. */
import type { FastifyInstance } from 'fastify';
import { runApprovalRequest } from '../../../sandbox/salesforce/approvals/run';
import { serveCometd } from '../../../sandbox/salesforce/cometd/route';
import { CometdServer } from '../../../sandbox/salesforce/cometd/server';
import { buildApp } from '../../../sandbox/salesforce/http/app';
import { RouteTable } from '../../../sandbox/salesforce/http/routeTable';
import { Traffic } from '../../../sandbox/salesforce/http/traffic';
import type { Row } from '../../../sandbox/salesforce/metadata/definition';
import { createSimulation, resetOrg } from '../../../sandbox/salesforce/org/createSimulation';
import { createRecord, updateRecord } from '../../../sandbox/salesforce/records/save';
import { compositeRoute } from '../../../sandbox/salesforce/rest/composite';
import { findObject } from '../../../sandbox/salesforce/schema/org';
import { API_ROUTES } from '../../../sandbox/salesforce/server/routes';
import type { Actor, Simulation } from '../../../sandbox/salesforce/simulation/simulation';
import type { Switches } from '../../../sandbox/salesforce/state/switches';
import { ADMINISTRATOR, APPROVER, SUBMITTER } from '../../../sandbox/salesforce/tenant';
import type { Invoice } from '../../../sandbox/data/invoice';
import { accountOf } from '../../../sandbox/seeding/vendors';
import { serverOf } from '../net/fastifyServer';
import type { Network, Server } from '../net/network';

export const SALESFORCE_ORIGIN = 'http://127.0.0.1:7002';
/** As long as the trigger of the nodes bears: fewer connects make a day of a trial cheap. */
const CONNECT_HOLD_MS = 110_000;

const SUBMITS: Actor = { userId: SUBMITTER.id, isAdministrator: true };
const ADMINISTERS: Actor = { userId: ADMINISTRATOR.id, isAdministrator: true };

export class SalesforceWorld {
	/** What becomes of an approval event, by the record it is about: undefined is the usual. */
	fateOf: (recordId: string) => 'lost' | { lateMs: number } | undefined = () => undefined;

	private constructor(
		readonly sim: Simulation,
		readonly jwtPrivateKey: string,
		readonly cometd: CometdServer,
		private readonly server: Server,
	) {}

	static async create(): Promise<SalesforceWorld> {
		const { sim, jwtPrivateKey } = createSimulation({});
		sim.url = SALESFORCE_ORIGIN;
		const cometd = new CometdServer({
			bus: sim.bus,
			holdMs: CONNECT_HOLD_MS,
			now: () => sim.clock.now(),
			isAuthorized: (accessToken) => sim.sessions.use(accessToken) !== undefined,
		});
		const routes: RouteTable = new RouteTable([...API_ROUTES, compositeRoute(() => routes)]);
		const app: FastifyInstance = buildApp({ sim, routes, traffic: new Traffic() });
		serveCometd(app, cometd);
		const server = serverOf(app);
		await app.ready();
		const world = new SalesforceWorld(sim, jwtPrivateKey, cometd, server);
		world.standBeforeTheBus();
		return world;
	}

	/** Events that Salesforce published and that come late, or never. */
	private standBeforeTheBus(): void {
		const { bus } = this.sim;
		const publish = bus.publish.bind(bus);
		bus.publish = (...event) => {
			const fate = this.fateOf(String(event[1].Record_Id__c));
			if (fate === undefined) return publish(...event);
			if (fate !== 'lost') setTimeout(() => publish(...event), fate.lateMs);
			return { topic: event[0], fields: event[1], eventUuid: event[2] ?? '' } as ReturnType<typeof publish>;
		};
	}

	/** The approval event of a record once more, as Salesforce may deliver it. */
	deliverAgain(recordId: string): void {
		const { bus } = this.sim;
		for (const topic of bus.topicNames().filter((name) => name.includes('BILL_Approval__e')))
			for (const { fields, eventUuid } of bus.read(topic, 'earliest').slice(0, 50))
				if (fields.Record_Id__c === recordId) return void bus.publish(topic, fields, eventUuid);
	}

	/** Every token that was given out and is still good. */
	tokens(): string[] {
		return this.sim.sessions.snapshot().sessions.map(({ accessToken }) => accessToken);
	}

	begin(network: Network, switches: Partial<Switches>): void {
		this.fateOf = () => undefined;
		this.cometd.forgetClients();
		Object.assign(this.cometd.switches, { isBusy: false, halfOpen: false });
		resetOrg(this.sim);
		Object.assign(this.sim.switches, switches);
		network.serve(SALESFORCE_ORIGIN, this.server);
	}

	/** Enters an invoice with its vendor and submits it. Returns its record id. */
	submit(invoice: Invoice): string {
		const vendor = this.account(invoice);
		const row = this.create('AP_Invoice__c', {
			Vendor__c: vendor,
			Invoice_Number__c: invoice.invoiceNumber,
			Invoice_Date__c: invoice.invoiceDate,
			Due_Date__c: invoice.dueDate,
			Amount__c: invoice.amountCents / 100,
		});
		for (const line of invoice.lines)
			this.create('AP_Invoice_Line__c', {
				AP_Invoice__c: row,
				Amount__c: line.amountCents / 100,
				Description__c: line.description,
				GL_Code__c: line.glCode,
				Department__c: line.department,
			});
		this.request(SUBMITS, { actionType: 'Submit', contextId: row });
		return row;
	}

	/** Decides as the approver; the org publishes the event. */
	approve(recordId: string): void {
		const instance = this.rows('ProcessInstance').find(
			(row) => row.TargetObjectId === recordId && row.Status === 'Pending',
		);
		const item = this.rows('ProcessInstanceWorkitem').find((row) => row.ProcessInstanceId === instance?.Id);
		if (!item) throw new Error(`Nobody is asked about ${recordId}`);
		const approves: Actor = { userId: APPROVER.id, isAdministrator: false };
		this.request(approves, { actionType: 'Approve', contextId: String(item.Id) });
	}

	/** An administrator changes a record, past what freezes it. */
	change(object: string, id: string, fields: Record<string, unknown>): void {
		const definition = findObject(object);
		if (!definition) throw new Error(`There is no object ${object}`);
		const rules = this.sim.switches.validationRulesAreActive;
		this.sim.switches.validationRulesAreActive = false;
		try {
			this.sim.store.transaction(() => updateRecord(this.sim, ADMINISTERS, definition, id, fields));
		} finally {
			this.sim.switches.validationRulesAreActive = rules;
		}
	}

	rows(object: string): Row[] {
		const definition = findObject(object);
		return definition ? [...this.sim.store.table(definition).all()] : [];
	}

	private account({ vendor }: Invoice): string {
		const fields = accountOf(vendor);
		const known = this.rows('Account').find((row) => row.AccountNumber === fields.AccountNumber);
		return known ? String(known.Id) : this.create('Account', { ...fields });
	}

	private create(object: string, fields: Record<string, unknown>): string {
		const definition = findObject(object);
		if (!definition) throw new Error(`There is no object ${object}`);
		return String(this.sim.store.transaction(() => createRecord(this.sim, SUBMITS, definition, fields)).Id);
	}

	private request(actor: Actor, entry: object): void {
		const { refused } = runApprovalRequest(this.sim, actor, entry);
		if (refused) throw refused;
	}
}
