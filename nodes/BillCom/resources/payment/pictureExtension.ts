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
export function pictureExtension(bytes: Buffer): string {
	const start = bytes.subarray(0, 4).toString('hex');
	return BEGINNINGS.find(([, beginning]) => start.startsWith(beginning))?.[0] ?? 'bin';
}
