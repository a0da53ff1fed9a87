import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { editWithout, MECHANISMS, neverRuns, packageWithout } from '../faults/mechanisms';
import { workflowFiles } from '../workflows/files';

const PROJECT = join(__dirname, '../..');

/** A mechanism that the fault campaign could no longer turn off would look as if it were not needed. */
it.each(Object.keys(MECHANISMS))('the fault campaign can still turn off "%s"', (name) => {
	const { workflow, everywhere, node, never } = MECHANISMS[name];
	const edit = editWithout(name);
	const changed = workflowFiles.filter(
		(draft) => JSON.stringify(edit(draft as never)) !== JSON.stringify(draft),
	);
	const folder = packageWithout(name, PROJECT);

	expect(changed.length > 0).toBe(Boolean(workflow ?? everywhere));
	expect(folder !== PROJECT).toBe(Boolean(node));
	expect(existsSync(join(folder, 'dist/nodes/BillCom/BillCom.node.js'))).toBe(true);
	expect(never === undefined || workflowFiles.some((one) => one.name === neverRuns(name))).toBe(true);
});
