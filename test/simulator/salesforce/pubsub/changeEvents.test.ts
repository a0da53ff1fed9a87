import { credentials, makeGenericClientConstructor } from '@grpc/grpc-js';
import { Type, types } from 'avsc';
import { loadPubSubService } from '../../../../sandbox/salesforce/pubsub/proto';
import { ORGANIZATION_ID } from '../../../../sandbox/salesforce/tenant';
import { type ApiUser, anOrg, type Org } from '../org';
import { headers, TestStream } from './client';

interface Header {
	entityName: string;
	recordIds: string[];
	changeType: string;
	transactionKey: string;
	sequenceNumber: number;
	commitTimestamp: bigint;
	commitNumber: bigint;
	commitUser: string;
	changedFields: string[];
	nulledFields: string[];
	diffFields: string[];
}
type Payload = Record<string, unknown> & { ChangeEventHeader: Header };
interface Decoded {
	payload: Payload;
	fieldNames: string[];
}

let org: Org;
let user: ApiUser;
let client: InstanceType<ReturnType<typeof makeGenericClientConstructor>>;

beforeEach(async () => {
	org = await anOrg({ switches: { capturedObjects: 'AP_Invoice__c, Account' } });
	const Client = makeGenericClientConstructor(loadPubSubService(), 'PubSub');
	client = new Client(org.pubSubUrl.replace('http://', ''), credentials.createInsecure());
	user = await org.as('integration');
});

afterEach(async () => {
	client.close();
	await org.stop();
});

const metadata = () =>
	headers({ accesstoken: user.accessToken, tenantid: ORGANIZATION_ID, instanceurl: org.url });

async function ask<T>(rpc: string, request: object): Promise<T> {
	return await new Promise((resolve, reject) => {
		client[rpc](request, metadata(), (error: Error | null, answer: T) =>
			error ? reject(error) : resolve(answer),
		);
	});
}

/** As clients of newer orgs have to: commit numbers go beyond 2^53. */
const LONG = types.LongType.__with({
	fromBuffer: (bytes: Buffer) => bytes.readBigInt64LE(),
	toBuffer: () => Buffer.alloc(8),
	fromJSON: BigInt,
	toJSON: String,
	isValid: (value: unknown) => typeof value === 'bigint',
	compare: () => 0,
});

/** The first `count` events of a topic, decoded with the definitions a plain client gets. */
async function read(topic: string, count: number): Promise<Decoded[]> {
	const stream = new TestStream(client.Subscribe(metadata()));
	stream.fetch({ topic_name: topic, replay_preset: 'EARLIEST', num_requested: 50 });
	await stream.until(({ events }) => events.length >= count);
	stream.call.cancel();
	return await Promise.all(
		stream.events.map(async ({ event }) => {
			const { schema_json } = await ask<{ schema_json: string }>('GetSchema', { schema_id: event.schema_id });
			const fieldNames = (JSON.parse(schema_json) as { fields: Array<{ name: string }> }).fields.map(
				({ name }) => name,
			);
			const coder = Type.forSchema(JSON.parse(schema_json), { registry: { long: LONG } });
			return { payload: coder.fromBuffer(event.payload), fieldNames };
		}),
	);
}

/** Salesforce's rule: the rightmost bit of the hexadecimal number is the first field. */
function namesIn(bitmap: string | undefined, names: string[]): string[] {
	const bits = BigInt(bitmap ?? '0x0');
	return names.filter((_name, place) => (bits >> BigInt(place)) & 1n);
}

const INVOICES = '/data/AP_Invoice__ChangeEvent';

it('announces a new record with all its values and an update with what changed alone', async () => {
	const id = await user.create('AP_Invoice__c', { Invoice_Number__c: 'INV-1', Amount__c: 120.5 });
	await user.update('AP_Invoice__c', id, { Approval_Status__c: 'Approved', Amount__c: null });

	const [created, updated] = await read(INVOICES, 2);

	expect(created.payload).toMatchObject({ Invoice_Number__c: 'INV-1', Amount__c: 120.5 });
	expect(created.payload.ChangeEventHeader).toMatchObject({
		entityName: 'AP_Invoice__c',
		recordIds: [id],
		changeType: 'CREATE',
		changedFields: [],
		commitUser: user.userId,
	});
	const { changedFields, nulledFields, changeType } = updated.payload.ChangeEventHeader;
	expect([changeType, updated.payload.Approval_Status__c, updated.payload.Invoice_Number__c]).toEqual([
		'UPDATE',
		'Approved',
		null,
	]);
	expect(changedFields).toEqual([expect.stringMatching(/^0x([0-9A-F]{2})+$/)]);
	expect(namesIn(changedFields[0], updated.fieldNames)).toEqual(
		expect.arrayContaining(['Approval_Status__c', 'Amount__c']),
	);
	expect(namesIn(nulledFields[0], updated.fieldNames)).toEqual(['Amount__c']);
});

it('counts commits where real orgs do, beyond what a double holds', async () => {
	await user.create('AP_Invoice__c', {});
	await user.create('AP_Invoice__c', {});

	const [first, second] = await read(INVOICES, 2);

	const numbers = [first, second].map(({ payload }) => payload.ChangeEventHeader.commitNumber);
	expect(numbers).toEqual([1709303151782928388n, 1709303151782928389n]);
});

it('names the changed parts of a compound field in a bitmap of their own', async () => {
	const id = await user.create('Account', { Name: 'Acme', BillingStreet: '1 Way', BillingCity: 'Oslo' });
	await user.update('Account', id, { BillingCity: 'Bergen', Phone: '1' });

	const [created, { payload, fieldNames }] = await read('/data/AccountChangeEvent', 2);

	expect(created.payload).toMatchObject({
		Name: 'Acme',
		BillingAddress: { Street: '1 Way', City: 'Oslo', Country: null },
	});
	const [top, nested] = payload.ChangeEventHeader.changedFields;
	expect(namesIn(top, fieldNames)).toContain('Phone');
	expect(namesIn(top, fieldNames)).not.toContain('BillingAddress');
	expect(nested).toBe(`${fieldNames.indexOf('BillingAddress')}-0x02`);
	expect(payload.BillingAddress).toMatchObject({ Street: null, City: 'Bergen' });
});

it('tells of equal changes of one transaction in one event, and of a deletion without values', async () => {
	const ids = [await user.create('AP_Invoice__c', {}), await user.create('AP_Invoice__c', {})];
	await user.ask('PATCH', '/composite/sobjects', {
		body: {
			allOrNone: true,
			records: ids.map((id) => ({
				attributes: { type: 'AP_Invoice__c' },
				id,
				Approval_Status__c: 'Approved',
			})),
		},
	});
	await user.ask('DELETE', `/sobjects/AP_Invoice__c/${ids[0]}`);

	const [, , updated, deleted] = await read(INVOICES, 4);

	expect(updated.payload.ChangeEventHeader.recordIds).toEqual(ids);
	expect(deleted.payload).toMatchObject({
		Approval_Status__c: null,
		ChangeEventHeader: { changeType: 'DELETE', recordIds: [ids[0]], changedFields: [] },
	});
});

it('announces nothing of a transaction that was rolled back, nor of objects nobody selected', async () => {
	await user.ask('POST', '/composite/sobjects', {
		body: {
			allOrNone: true,
			records: [
				{ attributes: { type: 'AP_Invoice__c' }, Invoice_Number__c: 'rolled back' },
				{ attributes: { type: 'AP_Invoice__c' }, No_Such_Field__c: 1 },
			],
		},
	});
	await org.control('POST', 'switches', { capturedObjects: 'Account' });
	await user.create('AP_Invoice__c', { Invoice_Number__c: 'not selected' });
	await user.create('Account', { Name: 'Last' });

	const events = await read('/data/ChangeEvents', 1);

	expect(events.map(({ payload }) => payload.ChangeEventHeader.entityName)).toEqual(['Account']);
});

it('sends what goes beyond the threshold of a transaction as one overflow event without record ids', async () => {
	await org.control('POST', 'switches', { changesInATransaction: 1 });
	const records = ['1', '2', '3'].map((number) => ({
		attributes: { type: 'AP_Invoice__c' },
		Invoice_Number__c: number,
	}));
	await user.ask('POST', '/composite/sobjects', { body: { allOrNone: true, records } });

	const events = await read(INVOICES, 2);

	expect(events.map(({ payload }) => payload.ChangeEventHeader)).toMatchObject([
		{ changeType: 'CREATE', sequenceNumber: 1 },
		{ changeType: 'GAP_OVERFLOW', recordIds: [], sequenceNumber: 2 },
	]);
	expect(events[1].payload.Invoice_Number__c).toBeNull();
});

it('sends a long text as a difference and names it, and offers gaps on demand', async () => {
	const id = await user.create('AP_Invoice__c', { BILL_Sync_Message__c: 'a'.repeat(2000) });
	await user.update('AP_Invoice__c', id, { BILL_Sync_Message__c: 'b'.repeat(2000) });
	await org.control('POST', 'change-gaps', {
		objectName: 'AP_Invoice__c',
		changeType: 'GAP_UPDATE',
		recordIds: [id],
	});

	const [, updated, gap] = await read(INVOICES, 3);

	expect(namesIn(updated.payload.ChangeEventHeader.diffFields[0], updated.fieldNames)).toEqual([
		'BILL_Sync_Message__c',
	]);
	expect(String(updated.payload.BILL_Sync_Message__c)).toMatch(/^--- /);
	expect(gap.payload.ChangeEventHeader).toMatchObject({ changeType: 'GAP_UPDATE', recordIds: [id] });
});
