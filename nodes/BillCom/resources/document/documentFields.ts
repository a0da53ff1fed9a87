import type { INodeProperties } from 'n8n-workflow';

/** BILL takes a few minutes at times (BILL createbilldocument, 2026-11). */
export const waitUpTo: INodeProperties = {
	displayName: 'Wait Up To (Seconds)',
	name: 'waitUpToSeconds',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 600 },
	default: 60,
	description:
		'How long to wait until BILL has attached the document to the bill. After that the status is IN_PROGRESS; check it with Get Upload Status.',
};
