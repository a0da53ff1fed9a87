import type { INodeProperties } from 'n8n-workflow';
import { type ParameterReader, shown } from '../parameters/reader';
import type { Output } from '../../shared/operation/outputShape';

/** Which binary field of the input item holds the file. */
export const inputBinaryField: INodeProperties = {
	displayName: 'Input Data Field Name',
	name: 'binaryPropertyName',
	type: 'string',
	default: 'data',
	required: true,
	hint: 'The name of the input field containing the binary file data to be uploaded',
	description: 'Up to 6 MB',
};

/** Which binary field of the output item the file goes to. */
export const outputBinaryField: INodeProperties = {
	displayName: 'Put Output File in Field',
	name: 'binaryPropertyName',
	type: 'string',
	default: 'data',
	description: 'Where the following nodes find the file',
	required: true,
	hint: 'The name of the output field to put the binary file data in',
};

const DEFAULT_SIZE_LIMIT_MB = 20;

/** What keeps a download from filling the memory of n8n. */
export const downloadOptions: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	description: 'Limits for the download',
	options: [
		{
			displayName: 'Size Limit (MB)',
			name: 'sizeLimitMb',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: DEFAULT_SIZE_LIMIT_MB,
			description:
				'The download stops and the item fails when the file is larger, because n8n keeps it in memory. If not set, the limit is 20 MB. BILL accepts files of up to 6 MB.',
		},
	],
};

/** The bytes a download may have. */
export function readMaxBytes(read: ParameterReader): number {
	const { sizeLimitMb = DEFAULT_SIZE_LIMIT_MB } = read.collection('options');
	const megabytes = Number(sizeLimitMb);
	if (megabytes > 0 && Number.isFinite(megabytes)) return megabytes * 1_000_000;
	throw read.refuse(`Size Limit is ${shown(sizeLimitMb)}`, 'Enter a number of megabytes above zero.');
}

/** What becomes of a file that the record has already. */
export const ifFileExists: INodeProperties = {
	displayName: 'If It Exists',
	name: 'ifExists',
	type: 'options',
	options: [
		{ name: 'Return the Existing File', value: 'return', description: 'Nothing is uploaded' },
		{ name: 'Upload Again', value: 'upload', description: 'BILL then has the file twice' },
	],
	default: 'return',
	description:
		'What to do when BILL already has a file with this name and content. BILL lists names but no sizes, so each file with this name is downloaded to compare it. A file that BILL is still processing is not recognized.',
};

/** How a file is named in BILL. */
export const uploadOptions: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	description: 'How the file is named in BILL',
	options: [
		{
			displayName: 'Add Checksum to Name',
			name: 'addChecksum',
			type: 'boolean',
			default: false,
			description:
				'Whether to add a checksum of the content to the name, as in invoice-1f3a9c02b7d4.pdf. If BILL already has a file with this name, it is returned and not uploaded again.',
		},
		{
			displayName: 'File Name',
			name: 'fileName',
			type: 'string',
			default: '',
			placeholder: 'e.g. invoice-88.pdf',
			description: 'The name in BILL, with its extension. If empty, the name of the input file.',
		},
	],
};

/** A file of BILL (BILL documents-attachments, 2026-11). The bytes are behind the link, for the same session. */
export const fileOutput: Output = {
	shape: { id: 'text', name: 'text', createdTime: 'text', downloadLink: 'text' },
};
