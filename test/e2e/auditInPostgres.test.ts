import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { INode } from 'n8n-workflow';
import { provideCredentials } from '../../sandbox/n8n/credentials';
import { complaints } from '../../sandbox/n8n/executions';
import { SERVICES } from '../../sandbox/n8n/services';
import { addRows, readTable } from '../../sandbox/n8n/tables';
import { itemsOf, WorkflowByHand } from './byHand';
import { edits, inWorkflow, onceAYear, withSettings } from './edits';
import { describeInQueueMode } from './queueServices';
import { SandboxUnderTest } from './sandbox';

const WRITE = 'Write the audit trail';
const NAME = `audit_${randomBytes(6).toString('hex')}`;
const PASSWORD = randomBytes(12).toString('hex');

/** What n8n's own driver gives. */
interface Driver {
	Client: new (options: { connectionString: string }) => {
		connect(): Promise<void>;
		query(sql: string): Promise<{ rows: Array<Record<string, unknown>> }>;
		end(): Promise<void>;
	};
}

/** The statements of the guide, with names of this test. */
function statementsOfTheGuide(): string[] {
	const guide = readFileSync(join(__dirname, '../../docs/audit.md'), 'utf8');
	const [, sql] = /```sql\n([\s\S]*?)```/.exec(guide) ?? [];
	return String(sql)
		.replaceAll('audit_writer', NAME)
		.replace('…', PASSWORD)
		.split(';')
		.map((statement) => statement.trim())
		.filter(Boolean);
}

async function inPostgres(sql: string[], address: string): Promise<Array<Record<string, unknown>>> {
	const { Client }: Driver = createRequire(String(process.env.N8N_PROGRAM))('pg');
	const client = new Client({ connectionString: address });
	await client.connect();
	try {
		let rows: Array<Record<string, unknown>> = [];
		for (const statement of sql) ({ rows } = await client.query(statement));
		return rows;
	} finally {
		await client.end();
	}
}

const TRAIL = { schema: inList('public'), table: inList('audit_trail') };

function inList(value: string) {
	return { __rl: true, mode: 'list', value };
}

describeInQueueMode('the audit trail in PostgreSQL, by exchanging two nodes', () => {
	const database = new URL(SERVICES.postgres);
	database.pathname = `/${NAME}`;
	let sandbox: SandboxUnderTest;
	let write: WorkflowByHand;

	beforeAll(async () => {
		await inPostgres([`CREATE DATABASE ${NAME}`], SERVICES.postgres);
		await inPostgres(statementsOfTheGuide(), database.href);
		sandbox = await SandboxUnderTest.start({
			edit: edits(inWorkflow(WRITE, onceAYear), withSettings(WRITE, { settleSeconds: 0 })),
		});
		const { client } = sandbox.everything;
		const stored = await provideCredentials(client, [
			{
				name: 'Audit',
				type: 'postgres',
				data: {
					host: database.hostname,
					port: Number(database.port || 5432),
					database: NAME,
					user: NAME,
					password: PASSWORD,
					ssl: 'disable',
					allowUnauthorizedCerts: false,
				},
			},
		]);
		const { id, name } = stored.get('postgres') ?? { id: '', name: '' };
		const instead =
			(wanted: string, parameters: INode['parameters']) =>
			(node: INode): INode =>
				node.name === wanted
					? {
							...node,
							type: 'n8n-nodes-base.postgres',
							typeVersion: 2.6,
							parameters: { ...TRAIL, ...parameters },
							credentials: { postgres: { id, name } },
						}
					: node;
		write = await WorkflowByHand.open(sandbox, WRITE);
		await write.change(
			instead('Store the entries', {
				operation: 'insert',
				columns: { mappingMode: 'autoMapInputData', value: null, matchingColumns: [] },
				options: { skipOnConflict: true },
			}),
		);
		const read = await WorkflowByHand.open(sandbox, 'Read audit entries');
		await read.change(
			instead('Read the entries', {
				operation: 'select',
				returnAll: false,
				limit: 50,
				where: { values: [{ column: 'number', condition: '>=', value: '={{ $json.number }}' }] },
				sort: { values: [{ column: 'number', direction: 'ASC' }] },
				options: {},
			}),
		);
		await read.publish();
	});

	afterAll(async () => {
		await sandbox?.stop();
		await inPostgres(
			[`DROP DATABASE IF EXISTS ${NAME} WITH (FORCE)`, `DROP USER IF EXISTS ${NAME}`],
			SERVICES.postgres,
		);
	});

	const found = async () => {
		const execution = await (
			await WorkflowByHand.open(sandbox, 'Verify the audit trail')
		).run('When you select Execute');
		expect(complaints(execution)).toEqual([]);
		return itemsOf(execution, 'Say what was found')[0];
	};
	const keep = async (records: string) => {
		const row = { at: '2026-11-30T12:00:00.000Z', system: 'BILL', call: 'GET /x', outcome: '200', records };
		await addRows(sandbox.everything.client, 'Audit Inbox', [row]);
		expect(complaints(await write.run('Every minute'))).toEqual([]);
	};

	it('is stored there alone, and found intact', async () => {
		await keep('a01');
		await keep('a01 a02');

		const rows = await inPostgres(
			[`SELECT number FROM audit_trail WHERE string_to_array(records, ' ') @> ARRAY['a01'] ORDER BY number`],
			database.href,
		);
		expect(rows).toHaveLength(2);
		expect(await readTable(sandbox.everything.client, 'Audit Trail')).toEqual([]);
		expect(await found()).toMatchObject({ findings: [], isIntact: true });
	});

	it('cannot be changed or deleted by the user n8n has', async () => {
		const asWriter = new URL(database.href);
		asWriter.username = NAME;
		asWriter.password = PASSWORD;

		await expect(inPostgres([`UPDATE audit_trail SET answer = ''`], asWriter.href)).rejects.toThrow(
			/permission denied/,
		);
		await expect(inPostgres([`DELETE FROM audit_trail`], asWriter.href)).rejects.toThrow(/permission denied/);
	});

	it('shows what somebody else changed', async () => {
		await inPostgres([`UPDATE audit_trail SET answer = 'other' WHERE number = 2`], database.href);

		expect(await found()).toMatchObject({
			findings: [{ entry: 2, text: expect.stringMatching(/was changed/) }],
		});
	});
});
