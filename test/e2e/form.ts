import { FORM_USER } from '../../sandbox/start/everything';
import { pageOf, signedIn } from './formPage';
import type { SandboxUnderTest } from './sandbox';

const CHECKED = 'I have checked in Salesforce and BILL that these invoices are to be paid';

/** Somebody with a browser at a form of n8n. */
export class FormInBrowser {
	private readonly http;
	/** Where the page that is shown is sent. */
	private waitingUrl = '';

	constructor(sandbox: SandboxUnderTest, password: string = FORM_USER.password) {
		this.http = signedIn(sandbox, password);
	}

	/** The form as it opens from a link. */
	async open(path: string): Promise<{ status: number; html: string }> {
		const { status, data } = await this.http.get<string>(path);
		return { status, html: String(data) };
	}

	/** Fills in "Send invoices again", sends it, and returns what the last page says. */
	async sendAgain(sandbox: SandboxUnderTest, invoices: string[]): Promise<string> {
		return await sandbox.until('nobody to be at work on it', async () => {
			const page = await this.sendAgainOnce(sandbox, invoices);
			// Salesforce says what an invoice needs a moment before its row does; a person would try once more.
			return page.includes('is being sent at this moment') ? undefined : page;
		});
	}

	private async sendAgainOnce(sandbox: SandboxUnderTest, invoices: string[]): Promise<string> {
		const form = new FormData();
		form.append('field-0', invoices.join('\n'));
		form.append('field-1', 'Dana Miller');
		form.append('field-2', 'It was corrected');
		form.append('field-3', JSON.stringify([CHECKED]));
		const page = await this.firstPage(sandbox, '/form/send-invoices-again', form);
		await this.close();
		return page;
	}

	/** Opens the link of a question, as `open` does, and presses "Show the invoice". Returns the page that follows. */
	async askedBy(sandbox: SandboxUnderTest, link: string): Promise<string> {
		const form = new FormData();
		form.append('field-0', new URL(link).searchParams.get('question') ?? '');
		return await this.firstPage(sandbox, '/form/answer-a-question', form);
	}

	/** Fills in the page that is shown, sends it, and returns the page that follows. */
	async sendPage(sandbox: SandboxUnderTest, values: string[]): Promise<string> {
		const form = new FormData();
		for (const [index, value] of values.entries()) form.append(`field-${index}`, value);
		await this.http.post(this.waitingUrl, form);
		return await this.nextPage(sandbox);
	}

	/** What the last page does by itself: the run ends. */
	async close(): Promise<void> {
		await this.http.post(this.waitingUrl);
	}

	private async firstPage(sandbox: SandboxUnderTest, path: string, form: FormData): Promise<string> {
		const { data } = await this.http.post<{ formWaitingUrl: string }>(path, form);
		this.waitingUrl = data.formWaitingUrl;
		return await this.nextPage(sandbox);
	}

	private async nextPage(sandbox: SandboxUnderTest): Promise<string> {
		return await pageOf(sandbox, this.http, this.waitingUrl);
	}
}
