import { createServer, type Server } from 'node:http';
import { NodeApiError } from 'n8n-workflow';
import { aCredential, runBill } from '../context';
import { startHost, startRedirectingBill } from '../foreignHost';
import { aVendor, useBill } from '../simulator';

const bill = useBill();

const listVendors = { resource: 'vendor', operation: 'getAll', returnAll: true };
/** A write that nothing could find again. */
const keylessWrite = {
	resource: 'customCall',
	operation: 'callV3',
	allowWrites: true,
	method: 'POST',
	path: '/v3/vendors',
	body: JSON.stringify(aVendor()),
};
const createVendor = { resource: 'vendor', operation: 'create', name: 'Northwind', addressCountry: 'US' };

async function failureOf(run: Promise<unknown>): Promise<NodeApiError> {
	const error = await run.then(
		() => undefined,
		(reason: unknown) => reason,
	);
	if (!(error instanceof NodeApiError)) throw new Error('The run did not fail with a NodeApiError');
	return error;
}

it('waits and repeats when other programs use up the lanes of the key', async () => {
	await bill.fault({ kind: 'concurrency-limit', times: 3 });
	const credential = aCredential(bill.url);

	await runBill({ credential, items: [createVendor] });

	expect(await bill.stats()).toMatchObject({ refusals: { BDC_1322: 3 } });
	expect((await bill.state()).vendors).toHaveLength(1);
});

it('says when BILL opens again once the calls of the hour are used up, and stops asking', async () => {
	await bill.fault({ kind: 'hourly-limit', on: 'GET /v3/vendors' });
	const credential = aCredential(bill.url);
	const error = await failureOf(runBill({ credential, items: [listVendors] }));
	await bill.clearJournal();

	const later = await failureOf(runBill({ credential, items: [createVendor] }));

	const opensAtMs = (error.failure as { resetsAtEpochMs: number }).resetsAtEpochMs;
	expect(opensAtMs % 3_600_000).toBe(0);
	expect(error.message).toContain(new Date(opensAtMs).toISOString().slice(11, 16));
	expect(later.failure).toMatchObject({ cause: 'quota-exhausted' });
	expect(await bill.calls()).toEqual([]);
});

it('says when BILL takes sign-ins again, and signs in no more until then', async () => {
	await bill.fault({ kind: 'hourly-limit', on: 'POST /v3/login', times: 1 });
	const credential = aCredential(bill.url);

	const error = await failureOf(runBill({ credential, items: [listVendors] }));
	const later = await failureOf(runBill({ credential, items: [listVendors] }));

	const opensAtMs = (error.failure as { resetsAtEpochMs: number }).resetsAtEpochMs;
	const opensAt = new Date(opensAtMs).toISOString().slice(11, 16);
	expect(opensAtMs % 3_600_000).toBe(0);
	expect(error.message).toContain(`${opensAt} UTC`);
	expect(error.description).toContain(`${opensAt} UTC`);
	expect(later.failure).toMatchObject({ resetsAtEpochMs: opensAtMs });
	expect(await bill.stats()).toMatchObject({ refusals: { BDC_1144: 1 }, logins: 0 });
});

it('reads again when the answer to a read is lost', async () => {
	await bill.seed({ vendors: [aVendor()] });
	await bill.fault({ kind: 'lost-reply', on: 'GET /v3/vendors', times: 2 });

	const output = await runBill({ credential: aCredential(bill.url), items: [listVendors] });

	expect(output).toHaveLength(1);
});

it('says that the outcome is unknown when a write without a key gets no answer, and sends it once', async () => {
	await bill.fault({ kind: 'lost-reply', on: 'POST /v3/vendors' });

	const [output] = await runBill({
		credential: aCredential(bill.url),
		items: [keylessWrite],
		continueOnFail: true,
	});

	expect(output?.json).toMatchObject({
		error: expect.stringMatching(/no clear answer.*answer POST \/v3\/vendors.*Check in BILL/),
		details: { reason: 'unknownOutcome' },
	});
	expect((await bill.calls('/v3/vendors')).filter(({ method }) => method === 'POST')).toHaveLength(1);
});

it.each([
	['an object instead of an array', 'object-error'],
	['a placeholder that was not filled in', 'unexpanded-message'],
])('shows a refusal that comes as %s', async (_, kind) => {
	await bill.fault({ kind, on: 'GET /v3/vendors/*' });
	const read = { resource: 'vendor', operation: 'get', vendorId: '00901UNKNOWN000000000' };

	const error = await failureOf(runBill({ credential: aCredential(bill.url), items: [read] }));

	expect(error.message).toMatch(/^BILL did not return the vendor 00901UNKNOWN000000000: ./);
	expect(error.message).not.toContain('${');
});

it('takes an empty answer to an action for a success', async () => {
	const [vendor] = (await bill.seed({ vendors: [aVendor()] })).vendors ?? [];
	await bill.fault({ kind: 'empty-body', on: 'PATCH /v3/vendors/*' });
	const update = {
		resource: 'vendor',
		operation: 'update',
		vendorId: vendor?.id,
		updateFields: { phone: '5550100' },
	};

	await runBill({ credential: aCredential(bill.url), items: [update] });

	expect((await bill.state()).vendors).toMatchObject([{ phone: '5550100' }]);
});

it('says that nothing was changed when BILL cannot be reached', async () => {
	const credential = aCredential('http://127.0.0.1:1');

	const error = await failureOf(runBill({ credential, items: [createVendor] }));

	expect(error.message).toMatch(/Could not reach BILL to create the vendor "Northwind".*127\.0\.0\.1:1/);
	expect(error.description).toContain('Nothing was changed');
});

it('follows no redirect, so that the session never reaches another host', async () => {
	const foreign = await startHost((_, response) => response.end('[]'));
	const redirecting = await startRedirectingBill(`${foreign.url}/v3/vendors`);

	const run = runBill({ credential: aCredential(redirecting.url), items: [createVendor] });

	await expect(run).rejects.toThrow(/no clear answer.*HTTP 302 without the expected content/);
	expect(foreign.requests).toEqual([]);
	await Promise.all([foreign.stop(), redirecting.stop()]);
});

describe('behind a proxy that answers with a page', () => {
	let server: Server;

	afterEach(async () => {
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	});

	it('shows the words of the page and the status', async () => {
		server = createServer((_, response) => {
			response.writeHead(403, { 'content-type': 'text/html' }).end('<html><h1>Blocked by policy</h1></html>');
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const address = server.address();
		const port = typeof address === 'object' && address ? address.port : 0;

		const run = runBill({
			credential: aCredential(`http://127.0.0.1:${port}`, { sessionId: 'stored' }),
			items: [listVendors],
		});

		await expect(run).rejects.toThrow('Blocked by policy');
	});
});

it('does not claim that nothing was changed when a change was sent and no answer came', async () => {
	const [vendor] = (await bill.seed({ vendors: [aVendor()] })).vendors ?? [];
	await bill.fault({ kind: 'lost-reply', on: 'PATCH /v3/vendors/*', times: 3 });
	const update = {
		resource: 'vendor',
		operation: 'update',
		vendorId: vendor?.id,
		updateFields: { phone: '5550100' },
	};

	const error = await failureOf(runBill({ credential: aCredential(bill.url), items: [update] }));

	expect((await bill.state()).vendors).toMatchObject([{ phone: '5550100' }]);
	expect(error.description).toContain('BILL may already have done this');
	expect(error.description).not.toContain('Nothing was changed');
});
