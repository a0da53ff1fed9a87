/** Gives n8n-core a throw-away folder for its own settings, so that no test touches the n8n of the person running it. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export default function setUp() {
	process.env.N8N_USER_FOLDER = mkdtempSync(join(tmpdir(), 'n8n-tests-'));
	process.env.N8N_LOG_LEVEL = 'silent';
	process.env.N8N_ENCRYPTION_KEY = 'key-of-the-tests-only';
}
