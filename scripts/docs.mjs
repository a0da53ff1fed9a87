/** `npm run docs`: starts `docs.ts` under a Node.js that is new enough. */
import { handOver } from '../sandbox/runtime/handOver.mjs';

await handOver('scripts/docs.ts', { isWithN8n: false });
