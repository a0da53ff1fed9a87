import { join } from 'node:path';

/** Whether the peers are installed; `bench/run.mjs` tries to. */
export function arePeersInstalled(): boolean {
	return Boolean(process.env.BENCH_PEERS);
}

/** A file or folder of an installed peer, from the peer's name on. */
export function peerEntry(path: string): string {
	return join(process.env.BENCH_PEERS ?? '', 'node_modules', path);
}
