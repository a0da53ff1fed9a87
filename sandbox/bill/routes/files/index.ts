import type { Route } from '../../route';
import { downloadFile } from './downloadFile';

/** Where download links lead. */
export const filesRoutes: Route[] = [downloadFile];
