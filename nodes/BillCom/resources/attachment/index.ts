import { resource } from '../../operation/resource';
import { remove } from './delete.operation';
import { download } from './download.operation';
import { getAll } from './getAll.operation';
import { upload } from './upload.operation';

/** Files attached to vendors. */
export const attachment = resource(
	{ name: 'Vendor Attachment', value: 'attachment' },
	[remove, download, getAll, upload],
	'getAll',
);
