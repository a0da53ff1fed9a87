import axios from 'axios';
import { TENANT } from '../../../sandbox/bill/tenant';
import { codes, endAll, startSignedIn } from './harness';

afterEach(endAll);

describe('paperwork of BILL', () => {
	const STATEMENTS = `/v3/organizations/${TENANT.organizationId}/billing-statements`;

	it('lists statements by page or by date, not both', async () => {
		const { api } = await startSignedIn();

		const page = await api.list(STATEMENTS, { max: '2' });
		const next = await api.list(STATEMENTS, { max: '2', page: page.data.nextPage });
		const range = await api.list(STATEMENTS, { invoiceDateFrom: '2026-10-01', invoiceDateTo: '2026-10-31' });
		const both = await api.list(STATEMENTS, { invoiceDateFrom: '2026-10-01', max: '2' });

		expect([page.data.results.length, next.data.results.length]).toEqual([2, 1]);
		expect(range.data.results).toMatchObject([{ invoiceDate: '2026-10-01' }]);
		expect(codes(both)).toEqual(['BDC_1129']);
	});

	it('hands statements to sessions only, exports to everybody with the link', async () => {
		const { api } = await startSignedIn();
		const [statement] = (await api.get(STATEMENTS)).data.results;
		const [file] = (await api.get('/v3/exports')).data.results;
		const { sessionId } = api.headers;

		const ofStatement = await api.get(`${STATEMENTS}/${statement.id}`);
		const ofExport = await api.get(`/v3/exports/${String(file.exportId)}/download-link`);
		const download = async (link: unknown, headers = {}) =>
			await axios.get<string>(String(link), { headers, proxy: false, validateStatus: () => true });

		const answers = [
			await download(ofStatement.data.downloadLink, { sessionId }),
			await download(ofStatement.data.downloadLink),
			await download(ofExport.data.downloadLink),
		];
		expect(answers.map(({ status }) => status)).toEqual([200, 401, 200]);
		expect(answers[2].data).toContain('billId,vendorName,amount');
	});

	it('answers 404 for what it does not have', async () => {
		const { api } = await startSignedIn();

		const answers = [await api.get(`${STATEMENTS}/0S0`), await api.get('/v3/exports/exp/download-link')];

		expect(answers.map(codes)).toEqual([['BDC_1205'], ['BDC_1205']]);
	});
});
