import axios from 'axios';
import { FORM_USER } from '../../sandbox/start/everything';
import type { SandboxUnderTest } from './sandbox';

const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140 Safari/537.36';
const CHECKED = 'I have checked in Salesforce and BILL that these invoices are to be paid';

/** Somebody with a browser at a form of n8n. */
export class FormInBrowser {
	private readonly http;

	constructor(sandbox: SandboxUnderTest, password: string = FORM_USER.password) {
		this.http = axios.create({
			baseURL: sandbox.everything.n8n.url,
			headers: { 'user-agent': BROWSER },
			auth: { username: FORM_USER.user, password },
			validateStatus: () => true,
			proxy: false,
		});
	}

	/** The form as it opens from a link. */
	async open(path: string): Promise<{ status: number; html: string }> {
		const { status, data } = await this.http.get<string>(path);
		return { status, html: String(data) };
	}

	/** Fills in "Send invoices again", sends it, and returns what the last page says. */
	async sendAgain(sandbox: SandboxUnderTest, invoices: string[]): Promise<string> {
		const form = new FormData();
		form.append('field-0', invoices.join('\n'));
		form.append('field-1', 'Dana Miller');
		form.append('field-2', 'It was corrected');
		form.append('field-3', JSON.stringify([CHECKED]));
		const { data } = await this.http.post<{ formWaitingUrl: string }>('/form/send-invoices-again', form);
		// As the browser does: a page that is opened before the run waits for it never comes.
		const status = new URL(data.formWaitingUrl);
		status.pathname += '/n8n-execution-status';
		await sandbox.until('the page that says what happened', async () => {
			return (await this.http.get<string>(status.href)).data === 'form-waiting';
		});
		const { data: page } = await this.http.get<string>(data.formWaitingUrl);
		await this.http.post(data.formWaitingUrl); // what the page does by itself: the run ends
		return String(page);
	}
}
