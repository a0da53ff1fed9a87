import { sendInBulkField } from '../../shared/operation/sendInBulkField';

/** The switch of every operation whose items can share calls. */
export const sendInBulk = sendInBulkField(
	'Whether to send up to 200 input items in one call (25 if a condition or Update Only is set). Each item gets its own result or error, and one that Salesforce refuses does not stop the others.',
);
