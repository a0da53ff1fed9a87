import { gzipSync } from 'node:zlib';

const BLOCK = 512;

/** A file of an archive. */
export interface ArchiveFile {
	/** Relative, with slashes, 100 characters at most. */
	path: string;
	content: string;
}

/** A tar.gz of these files in this order. The same files make the same bytes: no time, no owner. */
export function tarGz(files: ArchiveFile[]): Buffer {
	const blocks = files.flatMap(({ path, content }) => {
		const bytes = Buffer.from(content, 'utf8');
		return [header(path, bytes.length), bytes, Buffer.alloc((BLOCK - (bytes.length % BLOCK)) % BLOCK)];
	});
	return gzipSync(Buffer.concat([...blocks, Buffer.alloc(2 * BLOCK)]), { level: 9 });
}

/** A header of the format "ustar". */
function header(path: string, size: number): Buffer {
	if (Buffer.byteLength(path) > 100) throw new Error(`The path "${path}" is too long for an archive.`);
	const block = Buffer.alloc(BLOCK);
	const octal = (value: number, digits: number) => `${value.toString(8).padStart(digits, '0')}\0`;
	block.write(path, 0);
	block.write(octal(0o644, 7), 100);
	block.write(octal(0, 7), 108);
	block.write(octal(0, 7), 116);
	block.write(octal(size, 11), 124);
	block.write(octal(0, 11), 136);
	block.write(' '.repeat(8), 148); // as the checksum counts itself
	block.write('0', 156);
	block.write('ustar\u000000', 257);
	const sum = block.reduce((total, byte) => total + byte, 0);
	block.write(`${octal(sum, 6)} `, 148);
	return block;
}
