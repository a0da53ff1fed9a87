/** API v2 says everything with HTTP 200; what it leaves unsaid must not read as a refusal. */
import type { IDataObject } from 'n8n-workflow';
import { aCredential, runBill } from '../context';
import { startHost } from '../foreignHost';
import { aVendor, useBill } from '../simulator';

const bill = useBill();

async function run(parameters: IDataObject): Promise<IDataObject[]> {
	const item = { resource: 'legacy', entity: 'Department', ...parameters };
	const output = await runBill({ credential: aCredential(bill.url), items: [item], continueOnFail: true });
	return output.map(({ json }) => json);
}

const sent = async (verb: string) => (await bill.calls(`/Crud/${verb}/`)).length;

it.each(['empty-body', 'lost-reply', 'server-error-after-write'])(
	'says that nobody knows whether a record was created when the answer is lost (%s)',
	async (kind) => {
		await bill.fault({ kind, on: 'POST /api/v2/Crud/Create/Department.json' });

		const outputs = await run({
			operation: 'create',
			valuesFrom: 'json',
			valuesJson: { name: 'Field Sales' },
		});

		expect((await bill.state()).departments).toHaveLength(1);
		expect(outputs).toMatchObject([{ details: { reason: 'unknownOutcome' } }]);
		expect(await sent('Create')).toBe(1);
	},
);

it('says that nobody knows whether a record was created when a page answers in place of BILL', async () => {
	const host = await startHost((request, response) => {
		const isLogin = request.url === '/connect/v3/login';
		response.setHeader('content-type', isLogin ? 'application/json' : 'text/html');
		response.end(isLogin ? JSON.stringify({ sessionId: 'session-1' }) : '<h1>Maintenance</h1>');
	});
	const create = {
		resource: 'legacy',
		operation: 'create',
		entity: 'Department',
		valuesFrom: 'json',
		valuesJson: { name: 'Field Sales' },
	};

	const [output] = await runBill({
		credential: aCredential(host.url),
		items: [create],
		continueOnFail: true,
	});

	expect(output?.json).toMatchObject({ details: { reason: 'unknownOutcome' } });
	await host.stop();
});

it('reads a list again that came back empty of an answer, instead of taking it for no records', async () => {
	await bill.seed({ vendors: [aVendor()] });
	await bill.fault({ kind: 'empty-body', on: 'POST /api/v2/List/Vendor.json' });

	const outputs = await run({ operation: 'getAll', entity: 'Vendor', returnAll: true });

	expect(outputs).toMatchObject([{ name: 'Northwind Print Works' }]);
});
