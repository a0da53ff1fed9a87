import { pageOf, signedIn } from './formPage';
import type { SandboxUnderTest } from './sandbox';

/** What a person fills in, in the order of the fields on the page; a list is what is ticked. */
type Filled = Array<string | string[]>;

/** Somebody at a form of several pages: each is read before the next one is sent. */
export class PagedForm {
	private readonly http;
	private address = '';
	/** The page as it is now. */
	html = '';

	private constructor(private readonly sandbox: SandboxUnderTest) {
		this.http = signedIn(sandbox);
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
		this.html = await pageOf(this.sandbox, this.http, this.address, isExpected);
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
