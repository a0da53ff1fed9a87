/**
 * `npm run bench`: installs what is missing, the peers too, builds the nodes and hands over to `bench/main.ts`. Further
 * words name the benchmarks to run; without any all of them run. Plain JavaScript, so that it starts on Node.js 20.
 */
import { handOver } from '../sandbox/runtime/handOver.mjs';
import { ensurePeers } from './peers/install.mjs';

// Everything measured is on this machine; no proxy leads there.
Object.assign(process.env, { NO_PROXY: '127.0.0.1,localhost', no_proxy: '127.0.0.1,localhost' });
process.env.BENCH_PEERS = await ensurePeers();
await handOver('bench/main.ts', { words: process.argv.slice(2) });
