import { createHash } from 'node:crypto';
import { extname } from 'node:path';
import type { IExecuteFunctions } from 'n8n-workflow';
import { MAX_FILE_BYTES } from '../transport/files';
import { type ParameterReader, toText } from '../parameters/reader';
import { inputBinaryField } from './fileFields';

/** A file of the input item, ready to be sent. */
export interface FileInput {
	name: string;
	bytes: Buffer;
	/** Whether the name tells the content: two files of one name are then the same file. */
	isNamedByContent: boolean;
	/** Whether one that is there already is returned. */
	returnsExisting: boolean;
}

const CHECKSUM_LENGTH = 12;
const BYTES_PER_MB = 1_000_000;

/** Reads the binary field of the item. Refuses what BILL would not take before anything is sent. */
export async function readFileInput(
	ctx: IExecuteFunctions,
	itemIndex: number,
	read: ParameterReader,
): Promise<FileInput> {
	const field = read.requiredText(inputBinaryField);
	const options = read.collection('options');
	const { fileName } = ctx.helpers.assertBinaryData(itemIndex, field);
	const bytes = await ctx.helpers.getBinaryDataBuffer(itemIndex, field);
	const name = baseName(toText(options.fileName) || toText(fileName));
	if (!name) throw read.refuse('The file has no name', 'Fill in File Name, for example invoice-88.pdf.');
	if (bytes.length === 0) throw read.refuse(`The file ${name} is empty`, 'Check the node that created it.');
	if (bytes.length > MAX_FILE_BYTES) {
		// Rounded up, so that a byte too many does not read as 6.0.
		const sizeMb = (Math.ceil((bytes.length * 10) / BYTES_PER_MB) / 10).toFixed(1);
		throw read.refuse(
			`The file ${name} has ${sizeMb} MB, and BILL accepts at most ${MAX_FILE_BYTES / BYTES_PER_MB} MB`,
			'Make it smaller, or split it.',
		);
	}
	const isNamedByContent = options.addChecksum === true;
	return {
		name: isNamedByContent ? withChecksum(name, bytes) : name,
		bytes,
		isNamedByContent,
		returnsExisting: read.text('ifExists') !== 'upload',
	};
}

function withChecksum(name: string, bytes: Buffer): string {
	const extension = extname(name);
	const digest = createHash('sha256').update(bytes).digest('hex').slice(0, CHECKSUM_LENGTH);
	return `${name.slice(0, name.length - extension.length)}-${digest}${extension}`;
}

/**
 * The last part of a file name, without folders of either spelling and without control characters; empty when nothing is
 * left. Whoever writes the file later by its name must not be led elsewhere.
 */
export function baseName(name: string): string {
	const last = name.split(/[/\\]/).at(-1) ?? '';
	const plain = last.replace(/[\p{Cc}\p{Cf}]/gu, '').trim();
	return /^\.*$/.test(plain) ? '' : plain;
}
