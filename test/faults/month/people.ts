import { readTable, type TableRow } from '../../../sandbox/n8n/tables';
import { BillUser } from '../../e2e/billUser';
import { FormInBrowser } from '../../e2e/form';
import { FormPages } from '../../e2e/formPages';
import { PagedForm } from '../../e2e/pagedForm';
import type { SandboxUnderTest } from '../../e2e/sandbox';

const NAME = 'Dana Miller';

/** What people of payables do in a month, each by the form or the system they have for it. */
export class People {
	constructor(private readonly sandbox: SandboxUnderTest) {}

	/** Stops payments, or lets them go on. */
	async switchPayments(to: 'paused' | 'running'): Promise<void> {
		const form = new FormPages(this.sandbox);
		await form.start('pause-payments', NAME);
		const wish = to === 'paused' ? 'Pause: no new bills and payments' : 'Resume: send what waits';
		await form.answer(wish, '', '', '', 'The bank asked for it');
		await form.close();
	}

	/** Answers every question that is open, as `decide` says of the record it is about. */
	async answerQuestions(decide: (recordId: string) => 'Pay it' | 'Do not pay it'): Promise<number> {
		const open = (await this.rows('Decisions')).filter(
			({ state, kind }) => state === 'asked' && kind === 'ask',
		);
		for (const { token, recordId } of open) {
			const { url } = this.sandbox.everything.n8n;
			const browser = new FormInBrowser(this.sandbox);
			await browser.askedBy(this.sandbox, `${url}/form/answer-a-question?question=${String(token)}`);
			const answer = JSON.stringify([decide(String(recordId))]);
			await browser.sendPage(this.sandbox, [answer, NAME, 'Compared with the order']);
			await browser.close();
		}
		return open.length;
	}

	/** Releases every change of a vendor that is held. */
	async releaseVendorChanges(): Promise<number> {
		const held = [...(await this.rows('Vendor Changes')), ...(await this.rows('Payees'))];
		const count = held.filter(({ state }) => state === 'held').length;
		if (count === 0) return 0;
		const form = await PagedForm.send(this.sandbox, '/form/release-vendor-changes', [NAME]);
		await form.next([...Array.from({ length: count }, () => ['', 'Release it']).flat(), 'Called them']);
		await form.end();
		return count;
	}

	async sendAgain(numbers: string[]): Promise<void> {
		if (numbers.length > 0) await new FormInBrowser(this.sandbox).sendAgain(this.sandbox, numbers);
	}

	/** Returns what the last page says. */
	async rollBack(numbers: string[]): Promise<string> {
		const path = '/form/roll-back-invoices';
		const form = await PagedForm.send(this.sandbox, path, [numbers.join('\n'), NAME, 'Approved twice']);
		const confirmed = `Roll back ${numbers.length === 1 ? 'this invoice' : `these ${numbers.length} invoices`} as shown`;
		const page = await form.next([[confirmed]], 1);
		await form.end();
		return page;
	}

	async voidPayment(paymentId: string): Promise<void> {
		await (await this.billUser()).voidPayment(paymentId);
	}

	async changeBankAccount(vendorId: string): Promise<void> {
		await (await this.billUser()).addBankAccount(vendorId);
	}

	private async billUser(): Promise<BillUser> {
		return await BillUser.logIn(this.sandbox.everything.sandbox);
	}

	private async rows(table: string): Promise<TableRow[]> {
		return await readTable(this.sandbox.everything.client, table);
	}
}
