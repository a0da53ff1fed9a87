import type { Route } from '../../route';
import { listBillDocuments } from './listBillDocuments';
import { readDocument } from './readDocument';
import { readUploadStatus } from './readUploadStatus';
import { uploadBillDocument } from './uploadBillDocument';

/** Documents of bills. */
export const documentsRoutes: Route[] = [
	uploadBillDocument,
	listBillDocuments,
	readUploadStatus,
	readDocument,
];
