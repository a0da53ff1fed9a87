import axios from 'axios';
import { FORM_USER } from '../../sandbox/start/everything';
import type { SandboxUnderTest } from './sandbox';

const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140 Safari/537.36';

/** What a person fills in, in the order of the fields on the page; a list is what is ticked. */
type Filled = Array<string | string[]>;

/** Somebody at a form of several pages: each is read before the next one is sent. */
export class PagedForm {
	private readonly http;
	private address = '';
	/** The page as it is now. */
	html = '';

	private constructor(private readonly sandbox: SandboxUnderTest) {
		this.http = axios.create({
			baseURL: sandbox.everything.n8n.url,
			headers: { 'user-agent': BROWSER },
			auth: { username: FORM_USER.user, password: FORM_USER.password },
			validateStatus: () => true,
			proxy: false,
		});
	}

	/** Sends the first page of a form, and returns when the second one is there. */
	static async send(sandbox: SandboxUnderTest, path: string, filled: Filled): Promise<PagedForm> {
		const pages = new PagedForm(sandbox);
		const { data } = await pages.http.post<{ formWaitingUrl: string }>(path, formOf(filled, 0));
		pages.address = data.formWaitingUrl;
		await pages.untilPage((html) => html !== '');
		return pages;
	}

	/** Sends the page that is shown, and returns when another one is there. */
	async next(filled: Filled, firstField = 0): Promise<string> {
		const before = titleOf(this.html);
		await this.http.post(this.address, formOf(filled, firstField));
		await this.untilPage((html) => titleOf(html) !== before);
		return this.html;
	}

	/** Sends the same page once more, as a second click does. Returns the status of the answer. */
	async again(filled: Filled, firstField = 0): Promise<number> {
		return (await this.http.post(this.address, formOf(filled, firstField))).status;
	}

	/** The last page ends the run by itself. */
	async end(): Promise<void> {
		await this.http.post(this.address);
	}

	private async untilPage(isExpected: (html: string) => boolean): Promise<void> {
		const status = new URL(this.address);
		status.pathname += '/n8n-execution-status';
		await this.sandbox.until(
			'the next page of the form',
			async () => {
				if ((await this.http.get<string>(status.href)).data !== 'form-waiting') return false;
				const { data } = await this.http.get<string>(this.address);
				this.html = String(data);
				return isExpected(this.html);
			},
			120_000,
		);
	}
}

function formOf(filled: Filled, firstField: number): FormData {
	const form = new FormData();
	filled.forEach((value, index) =>
		form.append(`field-${firstField + index}`, typeof value === 'string' ? value : JSON.stringify(value)),
	);
	return form;
}

function titleOf(html: string): string {
	return /<h1[^>]*>([\s\S]*?)<\/h1>/.exec(html)?.[1].trim() ?? html;
}
