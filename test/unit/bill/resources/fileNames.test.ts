import { baseName } from '../../../../nodes/BillCom/files/fileInput';

it.each([
	['invoice-88.pdf', 'invoice-88.pdf'],
	['../../etc/passwd', 'passwd'],
	['C:\\Users\\me\\w9.pdf', 'w9.pdf'],
	['/invoice.pdf', 'invoice.pdf'],
	['in\u0000voice\r\n.pdf', 'invoice.pdf'],
	['invoice\u202efdp.exe', 'invoicefdp.exe'],
	['..', ''],
	['folder/', ''],
	['folder/..', ''],
	['.', ''],
	['.profile', '.profile'],
])('makes of the file name %j the base name %j', (name, base) => {
	expect(baseName(name)).toBe(base);
});
