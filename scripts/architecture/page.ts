import rooms from './rooms.json';

interface Room {
	folder: string;
	holds: string;
	mayImport: string[];
}

const HEAD = `<!-- Written by \`npm run docs\` from scripts/architecture/rooms.json. -->
# The house: its rooms, and what may import what

\`nodes/\` and \`credentials/\` are the package. \`sandbox/\` simulates BILL and Salesforce and shares no code with them: two
implementations that do not share code can disagree, and that is the point. Every import goes down the tables below: a room
may import itself, what its row names, and what the row of the room around it names. \`npm run lint\` holds the code to it
(\`import-x/no-restricted-paths\`, made from the same rows), without exceptions. Whoever needs a new arrow adds it to
\`scripts/architecture/rooms.json\`, where a reviewer sees it. No files import each other in a circle:
\`test/unit/architecture.test.ts\` names those that do.

From a field in the editor to the HTTP call: \`X.node.ts\` → \`run/router.ts\` → \`resources/<resource>/<verb>.operation.ts\` →
\`transport/\`. Nothing but \`transport/\` sends a request.
`;

/** `docs/architecture.md`: a table and a picture for each part of the house. */
export function architecturePage(all: Room[] = rooms): string {
	const parts = [...new Set(all.map(({ folder }) => partOf(folder)))];
	const sections = parts.map((part) =>
		section(
			part,
			all.filter(({ folder }) => partOf(folder) === part),
		),
	);
	return [HEAD, ...sections].join('\n');
}

/** `nodes/BillCom` for everything inside it, `sandbox` for the sandbox. */
function partOf(folder: string): string {
	return folder.split('/').slice(0, 2).join('/');
}

function section(part: string, members: Room[]): string {
	const rows = members.map(({ folder, holds, mayImport }) => {
		const targets = mayImport.map((other) => `\`${nameIn(part, other)}\``).join(', ');
		return `| \`${nameIn(part, folder)}\` | ${holds} | ${targets} |`;
	});
	const table = ['| Room | What it holds | May import |', '| --- | --- | --- |', ...rows].join('\n');
	return `## \`${part}\`\n\n${table}\n${picture(part, members)}`;
}

/** Rooms by floors: arrows to what a room may import. Rooms that everybody around them may import stand alone. */
function picture(part: string, members: Room[]): string {
	const arrows = members.flatMap(({ folder, mayImport }) =>
		mayImport
			.filter((other) => partOf(other) === part)
			.map(
				(other) =>
					`\t${idOf(folder)}["${nameIn(part, folder)}"] --> ${idOf(other)}["${nameIn(part, other)}"]`,
			),
	);
	return arrows.length === 0 ? '' : `\n\`\`\`mermaid\nflowchart TD\n${arrows.join('\n')}\n\`\`\`\n`;
}

function idOf(folder: string): string {
	return folder.replaceAll('/', '_');
}

function nameIn(part: string, folder: string): string {
	if (folder === part) return folder;
	return folder.startsWith(`${part}/`) ? folder.slice(part.length + 1) : folder;
}
