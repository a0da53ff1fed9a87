import { resource } from '../../operation/resource';
import { download } from './download.operation';
import { getAll } from './getAll.operation';
import { getUploadStatus } from './getUploadStatus.operation';
import { upload } from './upload.operation';

/** Files of bills, such as the PDF of the invoice. */
export const document = resource(
	{ name: 'Bill Document', value: 'document' },
	[download, getAll, getUploadStatus, upload],
	'upload',
);
