import type { Route } from '../../route';
import { listExports } from './listExports';
import { readExportLink } from './readExportLink';

/** Generated export files. */
export const exportsRoutes: Route[] = [listExports, readExportLink];
