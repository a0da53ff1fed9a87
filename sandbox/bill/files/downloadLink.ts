import type { Call } from '../route';

/** Address of a file. It is on the host of the call unless a switch names another origin. */
export function downloadLink(
	{ headers, world }: Pick<Call, 'headers' | 'world'>,
	pathAndQuery: string,
): string {
	const origin = world.switches.downloadHost || `http://${headers.host ?? ''}`;
	return `${origin}/files/${pathAndQuery}`;
}
