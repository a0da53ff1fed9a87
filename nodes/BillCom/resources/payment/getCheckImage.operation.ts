import type { IExecuteFunctions } from 'n8n-workflow';
import type { RunClient } from '../../transport/client';
import { baseName } from '../../files/fileInput';
import { fetchFile } from '../../files/fileCalls';
import { downloadOptions, outputBinaryField } from '../../files/fileFields';
import { type Operation, RecordWithFiles, type Result } from '../../operation/operation';
import { parameters } from '../../parameters/reader';
import { textOf, toBillRecord } from '../../records/record';
import { paymentLocator } from '../../parameters/locators';

/**
 * GET /v3/payments/{paymentId}/check-image and the picture behind its link. BILL asks the bank every 30 minutes, so the
 * picture of a check cashed just now may not be there yet (BILL getcheckimagedata, 2026-11).
 */
export const getCheckImage: Operation = {
	option: {
		name: 'Download Check Image',
		value: 'getCheckImage',
		action: 'Download the image of a check',
		description: 'Get the image of a cashed check, for payments sent by check',
	},
	output: { shape: { downloadLink: 'text', paymentId: 'text' } },
	calls: 2,
	fields: [paymentLocator, outputBinaryField, downloadOptions],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<Result[]> {
		const read = parameters(ctx, itemIndex);
		const paymentId = read.locator(paymentLocator);
		const field = read.requiredText(outputBinaryField);
		const intent = `return the check image of the payment ${paymentId}`;
		const downloadLink = await client.request({
			intent,
			method: 'GET',
			path: `/v3/payments/${encodeURIComponent(paymentId)}/check-image`,
			isAnswered: (body) => textOf(toBillRecord(body), 'downloadLink') !== '',
			decode: (body) => textOf(toBillRecord(body), 'downloadLink'),
		});
		const bytes = await fetchFile(client, intent, downloadLink, itemIndex);
		const name = `check-${baseName(paymentId)}.${pictureExtension(bytes)}`;
		const file = await ctx.helpers.prepareBinaryData(bytes, name);
		return [new RecordWithFiles({ paymentId, downloadLink }, { [field]: file })];
	},
};

/** How files of these kinds begin. */
const BEGINNINGS: Array<[extension: string, bytes: string]> = [
	['gif', '47494638'],
	['jpg', 'ffd8ff'],
	['pdf', '25504446'],
	['png', '89504e47'],
	['tif', '49492a00'],
	['tif', '4d4d002a'],
];

/** The file extension that fits the content of a picture, by its first bytes: BILL tells neither name nor type. */
function pictureExtension(bytes: Buffer): string {
	const start = bytes.subarray(0, 4).toString('hex');
	return BEGINNINGS.find(([, beginning]) => start.startsWith(beginning))?.[0] ?? 'bin';
}
