/** Writes the pages of `docs/` that follow from the code. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RESOURCES } from '../nodes/BillCom/run/resources';
import { architecturePage } from './architecture/page';
import { errorsPage } from './errorsPage';
import { operationsPage } from './operationsPage';

writeFileSync(join(__dirname, '../docs/bill-operations.md'), operationsPage(RESOURCES));
writeFileSync(join(__dirname, '../docs/errors.md'), errorsPage());
writeFileSync(join(__dirname, '../docs/architecture.md'), architecturePage());
