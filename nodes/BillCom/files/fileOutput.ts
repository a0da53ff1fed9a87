import type { Output } from '../../shared/operation/outputShape';

/** A file of BILL (BILL documents-attachments, 2026-11). The bytes are behind the link, for the same session. */
export const fileOutput: Output = {
	shape: { id: 'text', name: 'text', createdTime: 'text', downloadLink: 'text' },
};
