import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RESOURCES } from '../../../nodes/BillCom/run/resources';
import { operationsPage } from '../../../scripts/operationsPage';

it('describes every operation of the BILL node as it is; write it anew with "npm run docs"', () => {
	const page = readFileSync(join(__dirname, '../../../docs/bill-operations.md'), 'utf8');

	expect(page).toBe(operationsPage(RESOURCES));
});
