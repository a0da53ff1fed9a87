import { cp, mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** The checkout. */
export const projectFolder = join(__dirname, '../..');

/**
 * Puts the built package where n8n looks for installed community nodes. Installed there, and not as a custom
 * extension, its node types carry the package's name, as the workflows need it.
 * @throws Error of the file system when `dist/` was not built
 */
export async function installPackage(userFolder: string): Promise<void> {
	const manifest: { name: string } = JSON.parse(await readFile(join(projectFolder, 'package.json'), 'utf8'));
	const target = join(userFolder, '.n8n/nodes/node_modules', manifest.name);
	await rm(target, { recursive: true, force: true });
	await mkdir(target, { recursive: true });
	await cp(join(projectFolder, 'package.json'), join(target, 'package.json'));
	await cp(join(projectFolder, 'dist'), join(target, 'dist'), { recursive: true });
}
