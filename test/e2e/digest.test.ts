import axios from 'axios';
import { inflateSync } from 'node:zlib';
import { addRows, changeRows, readTable } from '../../sandbox/n8n/tables';
import { FORM_USER } from '../../sandbox/start/everything';
import { BillUser } from './billUser';
import { WorkflowByHand } from './byHand';
import { anApInvoice } from './invoice';
import { Mailbox } from './mailbox';
import { SandboxUnderTest } from './sandbox';
import { billIsDown } from './trouble';

const NAME = 'Send the daily digest';

describe('the daily digest, on a real n8n', () => {
	let sandbox: SandboxUnderTest;
	let mailbox: Mailbox;
	let workflow: WorkflowByHand;

	beforeAll(async () => {
		sandbox = await SandboxUnderTest.start({ keepTryingFor: 1 });
		mailbox = await Mailbox.open();
		workflow = await WorkflowByHand.open(sandbox, NAME);
		const { data } = await sandbox.everything.client.post<{ data: { id: string; name: string } }>(
			'/rest/credentials',
			{ name: 'Mail', type: 'smtp', data: mailbox.credential },
		);
		await workflow.fillIn({ mailTo: 'finance@example.com', mailFrom: 'n8n@example.com' });
		await workflow.change((node) =>
			node.name === 'Send the mail' ? { ...node, disabled: false, credentials: { smtp: data } } : node,
		);
		await workflow.publish();
	});

	afterAll(async () => {
		await mailbox?.close();
		await sandbox?.stop();
	});

	beforeEach(() => {
		mailbox.mails.length = 0;
		mailbox.refusal = undefined;
	});

	const sent = async () => {
		const execution = await workflow.run('Every working morning');
		expect(execution.error).toBeUndefined();
		return mailbox.mails;
	};

	async function page(password: string = FORM_USER.password): Promise<{ status: number; html: string }> {
		const { status, data } = await axios.get<string>(
			`${sandbox.everything.n8n.url}/webhook/payables-digest`,
			{ auth: { username: FORM_USER.user, password }, validateStatus: () => true, proxy: false },
		);
		return { status, html: String(data) };
	}

	it('is not sent on a day on which nothing happened, and the page says so', async () => {
		expect(await sent()).toEqual([]);
		const { html } = await page();
		expect(html).toContain('nothing happened, nothing waits');
		expect(html).toContain('No payment.');
		expect((await page('wrong')).status).toBe(401);
	});

	it('says that payments are paused, and by whom, also when nothing else happened', async () => {
		const { client } = sandbox.everything;
		const where = { name: 'paymentsPaused' };
		await changeRows(client, 'AP Switches', where, { value: 'yes', changedBy: 'Dana <b>', note: 'Fraud' });
		const [mail] = await sent();
		await changeRows(client, 'AP Switches', where, { value: 'no' });

		expect(mail.subject).toBe('Payables: payments are paused');
		expect(mail.html).toMatch(/Payments are paused by Dana &lt;b(>|&gt;) \(Fraud\)\./);
	});

	it('says what was paid, is due, is stuck and was asked, with a chart in the mail', async () => {
		const paid = anApInvoice();
		const stuck = anApInvoice({
			lines: [{ ...anApInvoice().lines[0], Amount__c: 120.5, GL_Code__c: '98<76' }],
		});
		const ids = [await sandbox.submit(paid), await sandbox.submit(stuck)];
		await sandbox.approve(...ids);
		await sandbox.untilStatus(ids[0], 'Paid');
		await sandbox.untilStatus(ids[1], 'Needs Attention');
		const person = await BillUser.logIn(sandbox.everything.sandbox);
		const canadian = await person.createVendor('Bureau en Gros', { billCurrency: 'CAD' });
		await person.enterBill({ vendorId: canadian, invoiceNumber: 'CA-1', amount: 1000, dueInDays: 3 });
		await addRows(sandbox.everything.client, 'Decisions', [
			{
				rowId: 4711,
				recordId: ids[0],
				invoiceNumber: 'ASK-1',
				vendorName: 'Müller & Söhne',
				amount: 12000,
				kind: 'ask',
				state: 'asked',
				askWhom: 'cfo@example.com',
				askedAt: new Date().toISOString(),
			},
		]);

		const [mail, ...more] = await sent();

		expect(more).toEqual([]);
		expect(mail).toMatchObject({ from: 'n8n@example.com', to: ['finance@example.com'] });
		expect(mail.subject).toBe('Payables: 1 paid (USD 120.50), 1 due, 1 stuck, 1 waiting for somebody');
		expect(mail.html).toContain('USD 120.50');
		expect(mail.html).toContain('CAD 1,000.00');
		expect(mail.html).not.toContain('1,120.50');
		expect(mail.html).toContain('98&lt;76');
		expect(mail.html).toContain('Müller &amp; Söhne');
		expect(mail.html).toContain('src="cid:chart"');
		const picture = mail.pictures.get('chart') ?? Buffer.alloc(0);
		expect(sizeOf(picture)).toEqual({ width: 960, height: 56 + 4 * (64 + 28) + 4 * 44 });
		const account = paid.lines[0].GL_Code__c;
		expect(mail.html).toMatch(new RegExp(`By GL account, USD: ${account} [^;]*120\\.50 paid`));
	});

	it('shows the same as a page, with the chart in it', async () => {
		const { html } = await page();

		expect(html).toContain('1 paid (USD 120.50)');
		const [, base64 = ''] = /src="data:image\/png;base64,([^"]+)"/.exec(html) ?? [];
		expect(sizeOf(Buffer.from(base64, 'base64')).width).toBe(960);
	});

	it('goes out without what BILL could not say, and says that', async () => {
		const trouble = await billIsDown(sandbox.everything);
		const [mail] = await sent();
		await trouble.end();

		expect(mail.subject).toContain('not everything could be read');
		expect(mail.html).toContain('Payments of BILL could not be read');
		expect(mail.html).toContain('1 stuck');
	});

	it('has plain bars where the chart cannot be drawn', async () => {
		await workflow.change((node) => {
			if (node.name !== 'Draw the chart') return node;
			const broken = { id: 'png', name: 'png', type: 'string', value: '={{ (undefined).png }}' };
			return { ...node, parameters: { ...node.parameters, assignments: { assignments: [broken] } } };
		});

		const [mail] = await sent();

		expect(mail.pictures.size).toBe(0);
		expect(mail.html).not.toContain('cid:chart');
		expect(mail.html).toMatch(/background:#0f766e;width:75%"><\/div> 120\.50/);
	});

	it('tells once a day that the mail does not go out', async () => {
		mailbox.refusal = '550 No such sender';
		await workflow.change((node) => {
			if (node.name === 'Send the mail') return { ...node, maxTries: 2, waitBetweenTries: 10 };
			if (node.name !== 'Every working morning') return node;
			return { ...node, parameters: { rule: { interval: [{ field: 'seconds', secondsInterval: 3 }] } } };
		});
		await workflow.publish();

		const told = async () =>
			(await readTable(sandbox.everything.client, 'Dead Letters')).filter(
				({ workflowName }) => workflowName === NAME,
			);
		await sandbox.until('a row that says so', async () => (await told()).length > 0);
		await sandbox.until('two failed runs', async () => (await workflow.failures()).length > 1);
		await workflow.unpublish();

		expect(await told()).toMatchObject([{ message: expect.stringContaining('No such sender') }]);
	});
});

/** Width and height of a PNG whose picture data is whole. */
function sizeOf(png: Buffer): { width: number; height: number } {
	expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
	const { width, height } = { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
	const at = png.indexOf('IDAT');
	const pixels = inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)));
	expect(pixels.length).toBe((width / 4 + 1) * height);
	return { width, height };
}
