import type { Route } from '../../route';
import { downloadFile } from './downloadFile';
import { downloadBillingStatement, downloadExport } from './downloadPaperwork';

/** Where download links lead. */
export const filesRoutes: Route[] = [downloadFile, downloadBillingStatement, downloadExport];
