import { pageOf, signedIn } from './formPage';
import type { SandboxUnderTest } from './sandbox';

/** Somebody with a browser at a form of several pages: each page is read, filled in and sent before the next one comes. */
export class FormPages {
	private readonly http;
	private waitingUrl = '';

	constructor(private readonly sandbox: SandboxUnderTest) {
		this.http = signedIn(sandbox);
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

	private async nextPage(): Promise<string> {
		return await pageOf(this.sandbox, this.http, this.waitingUrl);
	}
}

function filled(answers: string[]): FormData {
	const form = new FormData();
	for (const [index, answer] of answers.entries()) form.append(`field-${index}`, answer);
	return form;
}
