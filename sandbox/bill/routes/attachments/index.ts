import type { Route } from '../../route';
import type { FileOwner } from '../../store/fileRows';
import { deleteAttachment } from './deleteAttachment';
import { listAttachments } from './listAttachments';
import { readAttachment } from './readAttachment';
import { uploadAttachment } from './uploadAttachment';

const OWNERS: FileOwner[] = ['vendors', 'customers', 'invoices'];

/** Attachments of vendors, customers and invoices. */
export const attachmentsRoutes: Route[] = [
	...OWNERS.flatMap((owner) => [uploadAttachment(owner), listAttachments(owner)]),
	readAttachment,
	deleteAttachment,
];
