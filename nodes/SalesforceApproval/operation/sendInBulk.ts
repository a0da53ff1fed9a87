import { sendInBulkField } from '../../shared/operation/sendInBulkField';

/** The switch of every operation whose items can share calls. */
export const sendInBulk = sendInBulkField(
	'Whether many input items share calls, up to 200 in one (25 where a condition or Update Only is set). Each item keeps its own result, and one that is refused does not stop the others of its call.',
);
