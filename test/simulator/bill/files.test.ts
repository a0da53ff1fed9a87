import axios from 'axios';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Caller, codes, endAll, startBill, startSignedIn } from './harness';
import type { Answer } from './harness';
import { createBill, createVendor } from './records';

afterEach(endAll);

/** Every byte there is, and some that are no text. */
const PDF = Buffer.concat([
	Buffer.from('%PDF-1.7\n'),
	Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)),
]);

async function upload(api: Caller, path: string, bytes = PDF, name = 'invoice.pdf') {
	return await api.post(`${path}?${new URLSearchParams({ name }).toString()}`, bytes, {
		'content-type': 'application/octet-stream',
	});
}

async function download(link: unknown, headers: Record<string, string>) {
	return await axios.get<Buffer>(String(link), {
		headers,
		responseType: 'arraybuffer',
		proxy: false,
		validateStatus: () => true,
	});
}

const statusOf = async (api: Caller, ...uploadIds: unknown[]): Promise<Answer> =>
	await api.list('/v3/documents/upload-status', { ids: uploadIds.join(',') });

/** Lets uploads end. */
const pass = async (api: Caller, advanceMs: number) => await api.post('/sandbox/clock', { advanceMs });

describe('a document of a bill', () => {
	it('appears when its upload is over, byte for byte', async () => {
		const { api } = await startSignedIn({ switches: { uploadDelay: 60_000 } });
		const bill = await createBill(api);
		const path = `/v3/documents/bills/${bill.id}`;

		const { status, data } = await upload(api, path, PDF, 'Rechnung Söhne & Co.pdf');
		const early = [(await statusOf(api, data.uploadId)).data, (await api.get(path)).data.results];
		await pass(api, 60_000);
		const late = await statusOf(api, data.uploadId);
		const [document] = (await api.get(path)).data.results;

		expect([status, data.uploadId]).toEqual([200, expect.stringMatching(/^0du/)]);
		expect(early).toEqual([[{ uploadId: data.uploadId, status: 'IN_PROGRESS' }], []]);
		expect(late.data).toEqual([{ uploadId: data.uploadId, status: 'UPLOADED', documentId: document.id }]);
		expect(document).toMatchObject({
			id: expect.stringMatching(/^00h/),
			name: 'Rechnung Söhne & Co.pdf',
			createdTime: expect.stringMatching(/\+00:00$/),
		});
		expect((await api.get(`/v3/documents/${document.id}`)).data).toEqual(document);
		const file = await download(document.downloadLink, { sessionId: api.headers.sessionId });
		expect([file.status, Buffer.compare(file.data, PDF)]).toEqual([200, 0]);
	});

	it.each(['FAILED', 'IN_PROGRESS'])('never appears where uploads end as %s', async (uploadFail) => {
		const { api } = await startSignedIn({ switches: { uploadFail, uploadDelay: 60_000 } });
		const bill = await createBill(api);
		const { data } = await upload(api, `/v3/documents/bills/${bill.id}`);

		await pass(api, 120_000);

		const status = { uploadId: data.uploadId, status: uploadFail };
		expect((await statusOf(api, data.uploadId)).data).toEqual([status]);
		expect((await api.get(`/v3/documents/bills/${bill.id}`)).data.results).toEqual([]);
	});

	it('is asked for in several at once, answered as the switch says', async () => {
		const { api } = await startSignedIn({ switches: { uploadStatusAnswer: 'results' } });
		const bill = await createBill(api);
		const path = `/v3/documents/bills/${bill.id}`;
		const uploads = [await upload(api, path), await upload(api, path)].map(({ data }) => data.uploadId);

		const { data } = await statusOf(api, ...uploads);

		expect(data.results.map(({ uploadId }) => uploadId)).toEqual(uploads);
	});

	it('is listed page by page', async () => {
		const { api } = await startSignedIn({ switches: { uploadDelay: 0 } });
		const bill = await createBill(api);
		const path = `/v3/documents/bills/${bill.id}`;
		for (const name of ['1.pdf', '2.pdf', '3.pdf']) await upload(api, path, PDF, name);

		const first = (await api.list(path, { max: '2' })).data;
		const second = (await api.list(path, { max: '2', page: first.nextPage })).data;

		expect([...first.results, ...second.results].map(({ name }) => name)).toEqual([
			'1.pdf',
			'2.pdf',
			'3.pdf',
		]);
		expect(second.nextPage).toBeUndefined();
	});
});

describe('uploading', () => {
	it.each([
		['no name', 'bills', 400, 'BDC_1000', '', PDF],
		['no bytes', 'bills', 400, 'BDC_1000', 'a.pdf', Buffer.alloc(0)],
		['more than 6 MB', 'bills', 400, 'BDC_1143', 'a.pdf', Buffer.alloc(6_000_001)],
		['to a bill nobody has', 'none', 404, 'BDC_1205', 'a.pdf', PDF],
	])('refuses %s', async (_, owner, status, code, name, bytes) => {
		const { api } = await startSignedIn();
		const { id } = await createBill(api);

		const answer = await upload(api, `/v3/documents/bills/${owner === 'none' ? '00n' : id}`, bytes, name);

		expect([answer.status, codes(answer)]).toEqual([status, [code]]);
	});

	it('refuses JSON where bytes are asked for, and bytes where JSON is', async () => {
		const { api } = await startSignedIn();
		const { id } = await createBill(api);

		const answers = [
			await api.post(`/v3/documents/bills/${id}?name=a.pdf`, { file: 'JVBERi0=' }),
			await upload(api, '/v3/vendors'),
		];

		expect(answers.map((answer) => [answer.status, ...codes(answer)])).toEqual([
			[415, 'BDC_1122'],
			[415, 'BDC_1122'],
		]);
	});

	it('takes 6 MB and leaves no bytes in the journal', async () => {
		const { api } = await startSignedIn({ switches: { uploadDelay: 0 } });
		const { id } = await createVendor(api);
		const bytes = randomBytes(6_000_000);

		const { data } = await upload(api, `/v3/attachments/vendors/${id}`, bytes, 'scan.tiff');
		const file = await download(data.downloadLink, { sessionId: api.headers.sessionId });
		const journal: unknown = (await api.get('/sandbox/journal?path=/connect/v3/attachments')).data;

		expect(Buffer.compare(file.data, bytes)).toBe(0);
		expect(journal).toMatchObject([{ body: '6000000 bytes' }]);
	});
});

describe('an attachment', () => {
	it.each(['vendors', 'invoices'])('of %s has its id at once and can be deleted for good', async (owner) => {
		const { api } = await startSignedIn({ switches: { uploadDelay: 60_000 } });
		const id = owner === 'vendors' ? (await createVendor(api)).id : '00e01SANDBOX00000001';
		const path = `/v3/attachments/${owner}/${id}`;

		const { data } = await upload(api, path, PDF, 'w9.pdf');
		const early = await download(data.downloadLink, { sessionId: api.headers.sessionId });
		await pass(api, 60_000);
		const late = await download(data.downloadLink, { sessionId: api.headers.sessionId });
		const listed = (await api.get(path)).data.results;
		const read = (await api.get(`/v3/attachments/${data.id}`)).data;
		const removed = await api.delete(`/v3/attachments/${data.id}`);

		expect(data).toMatchObject({ id: expect.stringMatching(/^att/), name: 'w9.pdf' });
		expect([early.status, late.status]).toEqual([404, 200]);
		expect([listed, read]).toEqual([[data], data]);
		expect([removed.status, (await api.get(`/v3/attachments/${data.id}`)).status]).toEqual([200, 404]);
		expect((await download(data.downloadLink, { sessionId: api.headers.sessionId })).status).toBe(404);
	});

	it('is no document, and a document no attachment', async () => {
		const { api } = await startSignedIn({ switches: { uploadDelay: 0 } });
		const { id } = await createVendor(api);
		const { data } = await upload(api, `/v3/attachments/vendors/${id}`);

		expect((await api.get(`/v3/documents/${data.id}`)).status).toBe(404);
	});
});

describe('a download link', () => {
	it('asks for the session and no key', async () => {
		const { api } = await startSignedIn({ switches: { uploadDelay: 0 } });
		const { id } = await createVendor(api);
		const { data } = await upload(api, `/v3/attachments/vendors/${id}`);

		const { devKey, sessionId } = api.headers;
		const callers: Array<Record<string, string>> = [{}, { devKey }, { sessionId: 'stolen' }, { sessionId }];

		const statuses: number[] = [];
		for (const headers of callers) statuses.push((await download(data.downloadLink, headers)).status);

		expect(statuses).toEqual([401, 401, 401, 200]);
	});

	it('leads to another origin where the switch says so', async () => {
		const { bill, api } = await startSignedIn();
		const { id } = await createVendor(api);
		await api.post('/sandbox/switches', { downloadHost: 'https://files.example' });
		const { data } = await upload(api, `/v3/attachments/vendors/${id}`);

		expect(data.downloadLink).toBe(`https://files.example/files/AttachDownload?id=${data.id}`);
		await api.post('/sandbox/switches', { downloadHost: '' });
		const read = (await api.get(`/v3/attachments/${data.id}`)).data;
		expect(read.downloadLink).toBe(`${bill.url}/files/AttachDownload?id=${data.id}`);
	});
});

it('is there again after a restart', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'bill-files-'));
	const stateFile = join(folder, 'bill.state');
	const { bill, api } = await startSignedIn({ stateFile, switches: { uploadDelay: 0 } });
	const { id } = await createVendor(api);
	const { data } = await upload(api, `/v3/attachments/vendors/${id}`);
	await bill.stop();

	const again = await startBill({ stateFile });
	const link = String(data.downloadLink).replace(bill.url, again.url);
	const file = await download(link, { sessionId: api.headers.sessionId });

	expect(Buffer.compare(file.data, PDF)).toBe(0);
	await again.stop();
	rmSync(folder, { recursive: true });
});
