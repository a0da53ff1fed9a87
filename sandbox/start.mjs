/**
 * `npm start`: installs what is missing, builds the nodes, and hands over to `sandbox/start/main.ts` under a Node.js new
 * enough for n8n. Plain JavaScript without dependencies, so that it runs on a fresh clone with Node.js 20.
 */
import { handOver } from './runtime/handOver.mjs';

const words = process.argv.slice(2);

await handOver('sandbox/start/main.ts', { words, isWithN8n: !words.includes('--simulators-only') });
