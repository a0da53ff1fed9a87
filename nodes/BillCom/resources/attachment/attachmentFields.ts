import type { INodeProperties } from 'n8n-workflow';
import { recordLocator } from '../../parameters/recordLocator';

/** An attachment of the vendor chosen above, or its id `att…`. */
export const attachmentLocator: INodeProperties = recordLocator(
	{
		displayName: 'Attachment',
		name: 'attachmentId',
		label: 'an attachment',
		idExample: 'att01ABCDEFGHIJKLMNO',
		searchMethod: 'searchAttachments',
	},
	{ required: true, description: 'The list shows the attachments of the vendor' },
);
