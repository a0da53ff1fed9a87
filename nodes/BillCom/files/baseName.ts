/**
 * The last part of a file name, without folders of either spelling and without control characters; empty when nothing is
 * left. Whoever writes the file later by its name must not be led elsewhere.
 */
export function baseName(name: string): string {
	const last = name.split(/[/\\]/).at(-1) ?? '';
	const plain = last.replace(/[\p{Cc}\p{Cf}]/gu, '').trim();
	return /^\.*$/.test(plain) ? '' : plain;
}
