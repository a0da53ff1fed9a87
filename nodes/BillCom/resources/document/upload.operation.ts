import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { toCount } from '../../../shared/values/count';
import { billLocator } from '../../parameters/locators';
import { ifFileExists, inputBinaryField, uploadOptions } from '../../files/fileFields';
import { readFileInput } from '../../files/fileInput';
import type { Operation } from '../../operation/operation';
import { type ParameterReader, parameters, shown } from '../../parameters/reader';
import { uploadOutput } from './documentOutput';
import { uploadDocument } from './uploadDocument';
import type { RunClient } from '../../transport/client';

/** BILL takes a few minutes at times (BILL createbilldocument, 2026-11). */
const waitUpTo: INodeProperties = {
	displayName: 'Wait Up To (Seconds)',
	name: 'waitUpToSeconds',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 600 },
	default: 60,
	description:
		'How long to wait until BILL has attached the document to the bill. After that the status is IN_PROGRESS; check it with Get Upload Status.',
};

const LONGEST_WAIT_SECONDS = 600;

/** POST /v3/documents/bills/{billId}?name=, then GET upload-status until it is over or the wait ends. */
export const upload: Operation = {
	option: {
		name: 'Upload',
		value: 'upload',
		action: 'Upload a bill document',
		description: 'Attach a file, such as the PDF of the invoice, to a bill',
	},
	output: uploadOutput,
	calls: 3,
	callsNote:
		'The files of the bill, the upload, its status. 1 more for each file of the same name, and each time the status is asked for again.',
	fields: [billLocator, inputBinaryField, ifFileExists, waitUpTo, uploadOptions],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const read = parameters(ctx, itemIndex);
		const billId = read.locator(billLocator);
		const waitMs = toWaitMs(read);
		const file = await readFileInput(ctx, itemIndex, read);
		return [await uploadDocument(client, { billId, file, waitMs })];
	},
};

function toWaitMs(read: ParameterReader): number {
	const given = read.raw('waitUpToSeconds');
	const seconds = toCount(given, 0);
	if (seconds !== undefined && seconds <= LONGEST_WAIT_SECONDS) return seconds * 1000;
	throw read.refuse(
		`Wait Up To is ${shown(given)}`,
		`Enter whole seconds from 0 to ${LONGEST_WAIT_SECONDS}.`,
	);
}
