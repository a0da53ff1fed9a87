/** Removes the settings folder that n8n.setup.mjs made for n8n-core. */
import { rmSync } from 'node:fs';

export default function tearDown() {
	const folder = process.env.N8N_USER_FOLDER;
	if (folder) rmSync(folder, { recursive: true, force: true });
}
