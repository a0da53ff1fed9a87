/** `npm run test:faults`: installs what is missing, builds the nodes and hands over to `test/faults/main.ts`. */
import { handOver } from '../../sandbox/runtime/handOver.mjs';

// Everything asked is on this machine; no proxy leads there.
Object.assign(process.env, { NO_PROXY: '127.0.0.1,localhost', no_proxy: '127.0.0.1,localhost' });
await handOver('test/faults/main.ts', { words: process.argv.slice(2) });
