import type { INodeExecutionData } from 'n8n-workflow';
import type { BillAt } from '../billSandbox';
import { byId, UNKNOWN } from './operationCase';
import type { OperationCase } from './operationCase';

const PDF = Buffer.from('%PDF-1.4 invoice 88');
const TOO_LARGE = 6_000_001;

/** An item that carries a file in the field `data`. */
function withFile(json: INodeExecutionData['json'], fileName: string, bytes = PDF): INodeExecutionData {
	const data = { fileName, mimeType: 'application/pdf', data: bytes.toString('base64') };
	return { json, binary: { data } };
}

/** BILL is done with uploads at once, and somebody has put a file there. */
async function anUploaded(bill: BillAt, path: string, name: string) {
	await bill.control('switches', { uploadDelay: 0 });
	return await bill.asSomebodyElse('POST', `${path}?name=${name}`, PDF);
}

const atOnce = async (bill: BillAt) => {
	await bill.control('switches', { uploadDelay: 0 });
	return {};
};

/** Attachments of vendors and documents of bills. */
export const fileCases: OperationCase[] = [
	{
		resource: 'attachment',
		operation: 'upload',
		parameters: { vendorId: byId('={{ $json.id }}') },
		good: ({ vendor }) => withFile({ id: vendor.id }, 'w9.pdf'),
		returns: () => [{ outcome: 'created', name: 'w9.pdf', id: expect.stringMatching(/^att/) }],
		bad: ({ vendor }) => withFile({ id: vendor.id }, 'scan.tiff', Buffer.alloc(TOO_LARGE, 1)),
		refusal: /scan\.tiff has 6\.1 MB, and BILL accepts at most 6 MB/,
	},
	{
		resource: 'attachment',
		operation: 'getAll',
		arrange: async (bill, { vendor }) => ({
			file: await anUploaded(bill, `/v3/attachments/vendors/${vendor.id}`, 'w9.pdf'),
		}),
		parameters: { vendorId: byId('={{ $json.id }}') },
		good: ({ vendor }) => ({ id: vendor.id }),
		returns: ({ more }) => [{ id: more.file.id, name: 'w9.pdf' }],
		bad: () => ({ id: UNKNOWN }),
		refusal: /list the attachments of the vendor no-such-id/,
	},
	{
		resource: 'attachment',
		operation: 'download',
		arrange: async (bill, { vendor }) => ({
			file: await anUploaded(bill, `/v3/attachments/vendors/${vendor.id}`, 'w9.pdf'),
		}),
		parameters: { attachmentId: byId('={{ $json.id }}'), binaryPropertyName: 'form' },
		good: ({ more }) => ({ id: more.file.id }),
		returns: ({ more }) => [{ id: more.file.id, name: 'w9.pdf' }],
		bad: () => ({ id: UNKNOWN }),
		refusal: /return the attachment no-such-id/,
	},
	{
		resource: 'attachment',
		operation: 'delete',
		arrange: async (bill, { vendor }) => ({
			file: await anUploaded(bill, `/v3/attachments/vendors/${vendor.id}`, 'w9.pdf'),
		}),
		parameters: { attachmentId: byId('={{ $json.id }}') },
		good: ({ more }) => ({ id: more.file.id }),
		returns: ({ more }) => [{ id: more.file.id, deleted: true }],
		bad: () => ({ id: UNKNOWN }),
		refusal: /delete the attachment no-such-id/,
	},
	{
		resource: 'document',
		operation: 'upload',
		arrange: atOnce,
		parameters: { billId: byId('={{ $json.id }}'), waitUpToSeconds: 30 },
		good: ({ bill }) => withFile({ id: bill.id }, 'invoice-88.pdf'),
		returns: ({ bill }) => [
			{
				outcome: 'created',
				billId: bill.id,
				name: 'invoice-88.pdf',
				status: 'UPLOADED',
				documentId: expect.stringMatching(/^00h/),
			},
		],
		bad: () => withFile({ id: UNKNOWN }, 'invoice-88.pdf'),
		refusal: /list the documents of the bill no-such-id/,
	},
	{
		resource: 'document',
		operation: 'getUploadStatus',
		arrange: async (bill, records) => ({
			upload: await anUploaded(bill, `/v3/documents/bills/${records.bill.id}`, 'invoice-88.pdf'),
		}),
		parameters: { uploadId: '={{ $json.id }}' },
		good: ({ more }) => ({ id: String(more.upload.uploadId) }),
		returns: ({ more }) => [{ uploadId: more.upload.uploadId, status: 'UPLOADED' }],
		bad: () => ({ id: UNKNOWN }),
		refusal: /status of the upload no-such-id/,
	},
	{
		resource: 'document',
		operation: 'getAll',
		arrange: async (bill, records) => ({
			upload: await anUploaded(bill, `/v3/documents/bills/${records.bill.id}`, 'invoice-88.pdf'),
		}),
		parameters: { billId: byId('={{ $json.id }}') },
		good: ({ bill }) => ({ id: bill.id }),
		returns: () => [{ name: 'invoice-88.pdf' }],
		bad: () => ({ id: UNKNOWN }),
		refusal: /list the documents of the bill no-such-id/,
	},
	{
		resource: 'document',
		operation: 'download',
		arrange: async (bill, records) => {
			const path = `/v3/documents/bills/${records.bill.id}`;
			await anUploaded(bill, path, 'invoice-88.pdf');
			const { results } = await bill.asSomebodyElse('GET', path);
			return { file: (results as Array<{ id: string }>)[0] };
		},
		parameters: { documentId: byId('={{ $json.id }}') },
		good: ({ more }) => ({ id: more.file.id }),
		returns: ({ more }) => [{ id: more.file.id, name: 'invoice-88.pdf' }],
		bad: () => ({ id: UNKNOWN }),
		refusal: /return the document no-such-id/,
	},
];
