import type { INodeProperties } from 'n8n-workflow';

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
	required: true,
	hint: 'The name of the output field to put the binary file data in',
};

/** How a file is named in BILL. */
export const uploadOptions: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Add Checksum to Name',
			name: 'addChecksum',
			type: 'boolean',
			default: false,
			description:
				'Whether to add a checksum of the content to the name, as in invoice-1f3a9c02b7d4.pdf. A file that is there under this name already is returned and not uploaded again.',
		},
		{
			displayName: 'File Name',
			name: 'fileName',
			type: 'string',
			default: '',
			placeholder: 'e.g. invoice-88.pdf',
			description: 'The name in BILL, with its extension. Empty: the name the file has.',
		},
	],
};
