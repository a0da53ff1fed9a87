import type { Output } from '../../../shared/operation/outputShape';

/** What became of an upload: UPLOADED with `documentId`, or IN_PROGRESS with `uploadId` and a `note`. */
export const uploadOutput: Output = {
	shape: {
		outcome: 'text',
		billId: 'text',
		name: 'text',
		uploadId: 'text',
		status: 'text',
		documentId: 'text',
		note: 'text',
	},
};

/** The same as BILL tells it. */
export const uploadStatusOutput: Output = {
	shape: { uploadId: 'text', status: 'text', documentId: 'text' },
};
