/** What takes time in every run of n8n and says the same each time. Nothing here changes what a workflow does. */
import { IANAZone } from 'luxon';
import { LoggerProxy } from 'n8n-workflow';

const QUARTER_MS = 15 * 60_000;

export function makeCheap(): void {
	const silent = () => undefined;
	LoggerProxy.init({ error: silent, warn: silent, info: silent, debug: silent });
	// No zone changes its offset within a quarter of an hour that begins with one.
	const offsetAsUsual = IANAZone.prototype.offset;
	const known = new Map<string, number>();
	IANAZone.prototype.offset = function (ms) {
		const key = `${this.name} ${Math.floor(ms / QUARTER_MS)}`;
		const offset = known.get(key) ?? offsetAsUsual.call(this, ms);
		known.set(key, offset);
		return offset;
	};
}
