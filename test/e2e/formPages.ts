import axios from 'axios';
import { FORM_USER } from '../../sandbox/start/everything';
import type { SandboxUnderTest } from './sandbox';

const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140 Safari/537.36';

/** Somebody with a browser at a form of several pages: each page is read, filled in and sent before the next one comes. */
export class FormPages {
	private readonly http;
	private waitingUrl = '';

	constructor(private readonly sandbox: SandboxUnderTest) {
		this.http = axios.create({
			baseURL: sandbox.everything.n8n.url,
			headers: { 'user-agent': BROWSER },
			auth: { username: FORM_USER.user, password: FORM_USER.password },
			validateStatus: () => true,
			proxy: false,
		});
	}

	/** Fills in the first page, in the order of its fields, and returns the second. */
	async start(path: string, ...answers: string[]): Promise<string> {
		const { data } = await this.http.post<{ formWaitingUrl: string }>(`/form/${path}`, filled(answers));
		this.waitingUrl = data.formWaitingUrl;
		return await this.nextPage();
	}

	/** Fills in the page that is shown, and returns the one after it. */
	async answer(...answers: string[]): Promise<string> {
		await this.http.post(this.waitingUrl, filled(answers));
		return await this.nextPage();
	}

	/** What the last page does by itself: the run ends. */
	async close(): Promise<void> {
		await this.http.post(this.waitingUrl);
	}

	/** As the browser does: a page that is opened before the run waits for it never comes. */
	private async nextPage(): Promise<string> {
		const status = new URL(this.waitingUrl);
		status.pathname += '/n8n-execution-status';
		await this.sandbox.until('the next page of the form', async () => {
			return (await this.http.get<string>(status.href)).data === 'form-waiting';
		});
		return String((await this.http.get<string>(this.waitingUrl)).data);
	}
}

function filled(answers: string[]): FormData {
	const form = new FormData();
	for (const [index, answer] of answers.entries()) form.append(`field-${index}`, answer);
	return form;
}
