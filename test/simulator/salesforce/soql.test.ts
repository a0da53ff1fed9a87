import { anApInvoice, anOrg, type ApiUser, type Org } from './org';

/** Five invoices of two vendors; the queries only read, so one org serves them all. */
describe('SOQL', () => {
	let org: Org;
	let user: ApiUser;

	const numbers = async (rest: string) =>
		(await user.query(`SELECT Invoice_Number__c FROM AP_Invoice__c ${rest}`)).map(
			({ Invoice_Number__c: number }) => number,
		);

	beforeAll(async () => {
		org = await anOrg();
		user = await org.as('integration');
		await org.seed({
			accounts: [
				{ Name: "O'Neil & Sons", BILL_Vendor_Id__c: 'v1' },
				{ Name: 'Acme Ltd', BillingCity: 'Oxford' },
			],
			invoices: [
				anApInvoice({
					vendorName: "O'Neil & Sons",
					Invoice_Number__c: 'A-1',
					Amount__c: 10,
					Due_Date__c: '2026-11-01',
				}),
				anApInvoice({
					vendorName: "O'Neil & Sons",
					Invoice_Number__c: 'A_2',
					Amount__c: 20.5,
					Due_Date__c: null,
				}),
				anApInvoice({
					Invoice_Number__c: 'b-3',
					Amount__c: 30,
					BILL_Bill_Id__c: 'Bill3',
					Due_Date__c: '2026-12-24',
				}),
				anApInvoice({ Invoice_Number__c: 'B-4', Amount__c: -5, lines: [] }),
				anApInvoice({ vendorName: undefined, Invoice_Number__c: '100%', Amount__c: null }),
			],
		});
	});
	afterAll(async () => await org.stop());

	it.each([
		['= text, without case', "WHERE Invoice_Number__c = 'B-3'", ['b-3']],
		['= with case on a case-sensitive field', "WHERE BILL_Bill_Id__c = 'bill3'", []],
		['a quote in a literal', "WHERE Vendor__r.Name = 'O\\'Neil & Sons'", ['A-1', 'A_2']],
		[
			'!=, empty fields included',
			"WHERE Invoice_Number__c LIKE '%' AND Amount__c != 10",
			['A_2', 'b-3', 'B-4', '100%'],
		],
		['= null', 'WHERE Amount__c = null', ['100%']],
		['!= null', 'WHERE BILL_Bill_Id__c != NULL', ['b-3']],
		['numbers', 'WHERE Amount__c >= 10 AND Amount__c < 30', ['A-1', 'A_2']],
		['negative numbers', 'WHERE Amount__c < 0', ['B-4']],
		['dates', 'WHERE Due_Date__c > 2026-11-01 AND Due_Date__c <= 2026-12-24', ['b-3', 'B-4', '100%']],
		[
			'date-times',
			'WHERE CreatedDate > 2020-01-01T00:00:00+02:00 AND CreatedDate < 2021-01-01T00:00:00Z',
			[],
		],
		[
			'date literals',
			'WHERE CreatedDate = TODAY AND LastModifiedDate = LAST_N_DAYS:2 AND Amount__c = 10',
			['A-1'],
		],
		['LIKE', "WHERE Invoice_Number__c LIKE 'a_%'", ['A-1', 'A_2']],
		['LIKE with an escaped underscore', "WHERE Invoice_Number__c LIKE 'A\\_%'", ['A_2']],
		['LIKE with an escaped percent sign', "WHERE Invoice_Number__c LIKE '%\\%'", ['100%']],
		['IN', "WHERE Invoice_Number__c IN ('A-1', 'b-4')", ['A-1', 'B-4']],
		['NOT IN', "WHERE Invoice_Number__c NOT IN ('A-1', 'A_2', 'B-3')", ['B-4', '100%']],
		['IN a subquery', 'WHERE Id NOT IN (SELECT AP_Invoice__c FROM AP_Invoice_Line__c)', ['B-4']],
		[
			'parentheses and NOT',
			"WHERE NOT (Amount__c > 15 OR Vendor__r.Name = 'Acme Ltd') AND Amount__c != null",
			['A-1'],
		],
		['NOT before one condition', "WHERE (NOT Invoice_Number__c LIKE 'A%') AND Amount__c > 0", ['b-3']],
		[
			'picklists',
			"WHERE Approval_Status__c = 'Draft' AND BILL_Sync_Status__c IN ('Not Sent') LIMIT 2",
			['A-1', 'A_2'],
		],
		['an alias', 'i WHERE i.Amount__c = 10', ['A-1']],
		['ORDER BY with empty fields first', 'ORDER BY Amount__c', ['100%', 'B-4', 'A-1', 'A_2', 'b-3']],
		['ORDER BY DESC NULLS LAST', 'ORDER BY Amount__c DESC NULLS LAST', ['b-3', 'A_2', 'A-1', 'B-4', '100%']],
		[
			'ORDER BY two fields',
			'ORDER BY Vendor__r.Name NULLS LAST, Amount__c DESC',
			['b-3', 'B-4', 'A_2', 'A-1', '100%'],
		],
		['LIMIT and OFFSET', 'ORDER BY Amount__c LIMIT 2 OFFSET 1', ['B-4', 'A-1']],
		['an OFFSET alone', 'ORDER BY Amount__c OFFSET 4', ['b-3']],
	])('understands %s', async (_, rest, expected) => {
		expect(await numbers(rest)).toEqual(expected);
	});

	it('shows parents, and null for a missing one', async () => {
		const records = await user.query(
			'SELECT Vendor__r.Name, Vendor__r.BillingCity, CreatedBy.Name FROM AP_Invoice__c WHERE Amount__c IN (30) OR Amount__c = null',
		);

		expect(records).toMatchObject([
			{
				Vendor__r: { attributes: { type: 'Account' }, Name: 'Acme Ltd', BillingCity: 'Oxford' },
				CreatedBy: { Name: 'Submitter Sutton' },
			},
			{ Vendor__r: null },
		]);
	});

	it('shows children, and null where there are none', async () => {
		const records = await user.query(
			'SELECT Invoice_Number__c, (SELECT Amount__c, AP_Invoice__r.Name FROM AP_Invoice_Lines__r WHERE Amount__c > 100 ORDER BY Amount__c) FROM AP_Invoice__c WHERE Amount__c IN (-5, 30)',
		);

		expect(records).toMatchObject([
			{
				AP_Invoice_Lines__r: {
					totalSize: 1,
					done: true,
					records: [
						{
							attributes: { type: 'AP_Invoice_Line__c' },
							Amount__c: 120.5,
							AP_Invoice__r: { Name: 'AP-000003' },
						},
					],
				},
			},
			{ AP_Invoice_Lines__r: null },
		]);
	});

	it('counts', async () => {
		const { body } = await user.ask(
			'GET',
			`/query?q=${encodeURIComponent('SELECT COUNT() FROM AP_Invoice__c WHERE Amount__c > 0')}`,
		);

		expect(body).toEqual({ totalSize: 3, done: true, records: [] });
	});

	it('groups, sums exactly and filters groups', async () => {
		const records = await user.query(
			'SELECT Vendor__c, COUNT(Id) howMany, SUM(Amount__c), MIN(Amount__c) least, AVG(Amount__c) FROM AP_Invoice__c GROUP BY Vendor__c HAVING COUNT(Id) > 1 ORDER BY COUNT(Id) DESC',
		);

		expect(records).toMatchObject([
			{ attributes: { type: 'AggregateResult' }, howMany: 2, expr0: 30.5, least: 10, expr1: 15.25 },
			{ howMany: 2, expr0: 25, least: -5 },
		]);
	});

	it('selects all fields of an object', async () => {
		const [account] = await user.query(
			"SELECT FIELDS(ALL) FROM Account WHERE BILL_Vendor_Id__c = 'v1' LIMIT 200",
		);

		expect(account).toMatchObject({ Name: "O'Neil & Sons", Phone: null, BILL_Vendor_Id__c: 'v1' });
	});

	it('finds nothing among flow approvals until some are seeded', async () => {
		const before = await user.query('SELECT Id FROM ApprovalSubmission');
		await org.seed({ records: { ApprovalSubmission: [{ Name: 'AS-1', Status: 'Approved' }] } });

		expect(before).toEqual([]);
		expect(
			await user.query(
				"SELECT Name FROM ApprovalSubmission WHERE Status = 'Approved' AND SystemModstamp = TODAY",
			),
		).toMatchObject([{ Name: 'AS-1' }]);
	});

	it('tells the id and kind of the org', async () => {
		expect(await user.query('SELECT Id, IsSandbox FROM Organization')).toMatchObject([
			{ Id: expect.stringMatching(/^00D\w{15}$/), IsSandbox: true },
		]);
	});

	describe('in pages', () => {
		interface Page {
			totalSize: number;
			done: boolean;
			nextRecordsUrl?: string;
			records: unknown[];
		}

		it('hands out a large result batch by batch', async () => {
			await org.seed({ accounts: Array.from({ length: 450 }, (_, index) => ({ Name: `Paged ${index}` })) });
			const soql = encodeURIComponent("SELECT Name FROM Account WHERE Name LIKE 'Paged%'");
			const headers = { 'sforce-query-options': 'batchSize=200' };

			const pages = [(await user.ask<Page>('GET', `/query?q=${soql}`, { headers })).body];
			for (let next = pages[0].nextRecordsUrl; next; next = pages.at(-1)?.nextRecordsUrl) {
				pages.push((await user.ask<Page>('GET', next, { headers })).body);
			}

			expect(pages.map(({ records, done, totalSize }) => [records.length, done, totalSize])).toEqual([
				[200, false, 450],
				[200, false, 450],
				[50, true, 450],
			]);
			expect(
				new Set(pages.flatMap(({ records }) => records.map((record) => JSON.stringify(record)))).size,
			).toBe(450);
			expect((await user.ask<Page>('GET', `/query?q=${soql}`)).body.done).toBe(true);
		});

		it('forgets a cursor after two days, and shows it to nobody else', async () => {
			const soql = encodeURIComponent("SELECT Name FROM Account WHERE Name LIKE 'Paged%'");
			const headers = { 'sforce-query-options': 'batchSize=1' };
			const { body } = await user.ask<Page>('GET', `/query?q=${soql}`, { headers });
			const next = body.nextRecordsUrl ?? '';
			const other = await (await org.as('approver')).ask('GET', next);
			await org.control('POST', 'clock', { advanceMs: 49 * 60 * 60 * 1000 });

			const late = await (await org.as('integration')).ask('GET', next);

			const refused = { status: 400, body: [{ errorCode: 'INVALID_QUERY_LOCATOR' }] };
			expect(other).toMatchObject(refused);
			expect(late).toMatchObject(refused);
			user = await org.as('integration');
		});
	});

	it.each([
		"Services__c LIKE '%Printing%'",
		"Services__c INCLUDES ('Printing') AND Order_Cutoff__c = '08:30'",
		'Order_Cutoff__c = 2026-11-30T08:30:00Z',
		'CreatedDate > 08:30:00.000Z',
		"Name INCLUDES ('Acme')",
	])('refuses %s', async (where) => {
		await expect(user.query(`SELECT Id FROM Account WHERE ${where}`)).rejects.toThrow(/INVALID/);
	});

	it('gives all fields for 200 records at most', async () => {
		await expect(user.query('SELECT FIELDS(ALL) FROM Account')).rejects.toThrow('LIMIT of at most 200');
		await expect(user.query('SELECT FIELDS(CUSTOM) FROM Account LIMIT 201')).rejects.toThrow(
			'LIMIT of at most 200',
		);
		expect(await user.query('SELECT FIELDS(ALL) FROM Account LIMIT 200')).toHaveLength(200);
		expect(await user.query("SELECT FIELDS(STANDARD) FROM Account WHERE Name = 'Acme Ltd'")).toHaveLength(1);
	});

	it('knows labels of picklists, the kind of an owner, and what it does not understand', async () => {
		const [invoice] = await user.query(
			'SELECT toLabel(Approval_Status__c), Owner.Type, Owner.Name FROM AP_Invoice__c LIMIT 1',
		);

		expect(invoice).toMatchObject({
			Approval_Status__c: 'Draft',
			Owner: { Type: 'User', Name: 'Submitter Sutton' },
		});
		await expect(user.query('SELEC Id FROM Account')).rejects.toThrow("unexpected token: 'SELEC'");
	});
});
