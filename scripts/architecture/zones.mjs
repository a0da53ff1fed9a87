/**
 * The rooms of `rooms.json` as zones of ESLint's `import-x/no-restricted-paths`. A room inside another one may import what
 * that one may, and what its own row adds; of its neighbours only what is named.
 */
import { readFileSync } from 'node:fs';

const rooms = JSON.parse(readFileSync(new URL('rooms.json', import.meta.url), 'utf8'));

export const zones = rooms.map(({ folder }) => {
	const allowed = mayImport(folder);
	return {
		// Rooms inside have zones of their own.
		target: rooms.some((room) => isInside(room.folder, folder)) ? `./${folder}/*.ts` : `./${folder}`,
		from: '.',
		except: ['./node_modules', ...[folder, ...allowed].map((other) => `./${other}`)],
		message: `${folder} may import ${['itself', ...allowed].join(', ')}: see scripts/architecture/rooms.json`,
	};
});

function mayImport(folder) {
	return rooms
		.filter((room) => room.folder === folder || isInside(folder, room.folder))
		.flatMap((room) => room.mayImport);
}

function isInside(folder, outer) {
	return folder.startsWith(`${outer}/`);
}
