import type { IDataObject } from 'n8n-workflow';
import { aCredential, runBill, type StoredCredential } from '../context';
import { aVendor, useBill } from '../simulator';

const PDF = Buffer.from('%PDF-1.4 invoice 88');
const LARGEST = 6_000_000;

const bill = useBill();
let credential: StoredCredential;
let billId: string;

beforeEach(async () => {
	credential = aCredential(bill.url);
	const [vendor] = (await bill.seed({ vendors: [aVendor()] })).vendors ?? [];
	const created = await bill.direct('POST', '/v3/bills', {
		vendorId: vendor?.id,
		dueDate: '2026-12-02',
		invoice: { invoiceNumber: 'INV-88', invoiceDate: '2026-11-02' },
		billLineItems: [{ amount: 12.5 }],
	});
	billId = String(created.id);
	await bill.clearJournal();
});

async function upload(parameters: IDataObject = {}, bytes = PDF): Promise<IDataObject> {
	const item = {
		resource: 'document',
		operation: 'upload',
		billId,
		binaryPropertyName: 'data',
		waitUpToSeconds: 20,
		...parameters,
	};
	const files = [{ data: { fileName: 'invoice-88.pdf', bytes } }];
	const [output] = await runBill({ credential, items: [item], files });
	return output?.json ?? {};
}

const documents = async () => {
	const { results } = await bill.direct('GET', `/v3/documents/bills/${billId}`);
	return results as IDataObject[];
};

it.each(['array', 'results'])('waits until BILL has put the document on the bill (%s)', async (shape) => {
	await bill.switches({ uploadDelay: 50, uploadStatusAnswer: shape });

	const uploaded = await upload();

	expect(uploaded).toMatchObject({ outcome: 'created', status: 'UPLOADED', name: 'invoice-88.pdf' });
	expect(await documents()).toMatchObject([{ id: uploaded.documentId, name: 'invoice-88.pdf' }]);
});

it('returns the upload id when the time is over, and says what to do with it', async () => {
	await bill.switches({ uploadDelay: 60_000 });

	const uploaded = await upload({ waitUpToSeconds: 0 });

	expect(uploaded).toMatchObject({
		status: 'IN_PROGRESS',
		uploadId: expect.stringMatching(/^0du/),
		note: expect.stringContaining(`Get Upload Status and the Upload ID ${String(uploaded.uploadId)}`),
	});
});

it('says so when BILL gave the upload up', async () => {
	await bill.switches({ uploadDelay: 0, uploadFail: 'FAILED' });

	await expect(upload()).rejects.toThrow(/did not finish the upload 0du.*status is FAILED/);
});

it('finds the document when the answer to the upload is lost, and uploads no second one', async () => {
	await bill.switches({ uploadDelay: 50 });
	await bill.fault({ kind: 'lost-reply', on: 'POST /v3/documents/bills/*' });

	const uploaded = await upload();

	const [document, ...others] = await documents();
	expect(uploaded).toMatchObject({ outcome: 'created', status: 'UPLOADED', documentId: document?.id });
	expect(others).toEqual([]);
});

it('leaves an upload to a person that nobody answered and that is not on the bill in time', async () => {
	await bill.switches({ uploadDelay: 60_000 });
	await bill.fault({ kind: 'lost-reply', on: 'POST /v3/documents/bills/*' });

	await expect(upload({ waitUpToSeconds: 0 })).rejects.toThrow(/no clear answer when asked to upload/);

	const sent = (await bill.calls('/v3/documents/bills')).filter(({ method }) => method === 'POST');
	expect(sent).toHaveLength(1);
});

it('does not ask for a second upload where only the status could not be read', async () => {
	await bill.switches({ uploadDelay: 0 });
	await bill.fault({ kind: 'empty-body', on: 'GET /v3/documents/upload-status', times: 3 });

	const uploaded = await upload({ waitUpToSeconds: 0 });

	expect(uploaded).toMatchObject({ status: 'IN_PROGRESS', uploadId: expect.stringMatching(/^0du/) });
});

it('uploads the same file once when its name carries a checksum, and another file beside it', async () => {
	await bill.switches({ uploadDelay: 0 });
	const options = { addChecksum: true };

	const first = await upload({ options });
	const again = await upload({ options });
	const other = await upload({ options }, Buffer.from('%PDF-1.4 invoice 88, corrected'));

	expect(first.name).toMatch(/^invoice-88-[0-9a-f]{12}\.pdf$/);
	expect([first, again, other].map(({ outcome }) => outcome)).toEqual(['created', 'existing', 'created']);
	expect(again.documentId).toBe(first.documentId);
	expect(await documents()).toHaveLength(2);
});

it('recognizes a file of the same name and content on the bill, and no other', async () => {
	await bill.switches({ uploadDelay: 0 });
	const first = await upload();

	const again = await upload();
	const atOnce = await Promise.all([
		upload({}, Buffer.from('other one')),
		upload({}, Buffer.from('other one')),
	]);
	const forced = await upload({ ifExists: 'upload' });

	expect(again).toMatchObject({ outcome: 'existing', documentId: first.documentId, status: 'UPLOADED' });
	expect(atOnce.map(({ outcome }) => outcome)).toEqual(['created', 'existing']);
	expect(forced.outcome).toBe('created');
	expect(await documents()).toHaveLength(3);
});

it('recognizes an attachment of the same name and content, unless it is to be uploaded again', async () => {
	await bill.switches({ uploadDelay: 0 });
	const vendorId = (await bill.state()).vendors?.[0]?.id;
	const attach = async (changes: IDataObject, bytes = PDF) => {
		const attachment = { resource: 'attachment', operation: 'upload', vendorId, binaryPropertyName: 'data' };
		const files = [{ data: { fileName: 'w9.pdf', bytes } }];
		const [output] = await runBill({ credential, items: [{ ...attachment, ...changes }], files });
		return output?.json.outcome;
	};

	expect([
		await attach({}),
		await attach({}),
		await attach({}, Buffer.from('%PDF-1.4 longer than the other one')),
		await attach({ ifExists: 'upload' }),
	]).toEqual(['created', 'existing', 'created', 'created']);
});

it('sends a file of exactly 6 MB, and refuses one byte more before BILL is asked', async () => {
	await bill.switches({ uploadDelay: 0 });

	await expect(upload({}, Buffer.alloc(LARGEST + 1, 1))).rejects.toThrow(
		/invoice-88\.pdf has 6\.1 MB, and BILL accepts at most 6 MB/,
	);

	expect(await bill.calls()).toEqual([]);
	expect(await upload({}, Buffer.alloc(LARGEST, 1))).toMatchObject({ status: 'UPLOADED' });
});

it('hands a document over as it was uploaded', async () => {
	await bill.switches({ uploadDelay: 0 });
	const { documentId } = await upload();

	const [output] = await runBill({
		credential,
		items: [{ resource: 'document', operation: 'download', documentId, binaryPropertyName: 'invoice' }],
	});

	expect(output?.binary?.invoice).toMatchObject({
		fileName: 'invoice-88.pdf',
		data: PDF.toString('base64'),
	});
});

it('attaches a file to a vendor once when the answer is lost', async () => {
	const [vendor] = (await bill.state()).vendors ?? [];
	await bill.fault({ kind: 'lost-reply', on: 'POST /v3/attachments/vendors/*' });
	const item = {
		resource: 'attachment',
		operation: 'upload',
		vendorId: vendor?.id,
		binaryPropertyName: 'data',
	};

	const output = await runBill({
		credential,
		items: [item],
		files: [{ data: { fileName: 'w9.pdf', bytes: PDF } }],
	});

	const { results } = await bill.direct('GET', `/v3/attachments/vendors/${vendor?.id}`);
	expect(results).toMatchObject([{ id: output[0]?.json.id, name: 'w9.pdf' }]);
});
