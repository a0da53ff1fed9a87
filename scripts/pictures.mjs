/** `npm run pictures`: installs what is missing, builds the nodes, and takes the pictures of the documentation. */
import { handOver } from '../sandbox/runtime/handOver.mjs';

await handOver('scripts/pictures.ts');
