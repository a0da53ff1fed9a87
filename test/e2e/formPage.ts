import axios, { type AxiosInstance } from 'axios';
import { FORM_USER } from '../../sandbox/start/everything';
import type { SandboxUnderTest } from './sandbox';

const USER_AGENT = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140 Safari/537.36';
/** BILL has a minute to stop a payment before the page says so. */
const PATIENCE_MS = 120_000;

/** A browser in which somebody has signed in to the forms. */
export function signedIn(sandbox: SandboxUnderTest, password: string = FORM_USER.password): AxiosInstance {
	return axios.create({
		baseURL: sandbox.everything.n8n.url,
		headers: { 'user-agent': USER_AGENT },
		auth: { username: FORM_USER.user, password },
		validateStatus: () => true,
		proxy: false,
	});
}

/**
 * The page that a run of a form shows, once it is the expected one. Waits as the browser does: a page that is opened
 * before the run waits for it never comes.
 */
export async function pageOf(
	sandbox: SandboxUnderTest,
	browser: AxiosInstance,
	waitingUrl: string,
	isExpected: (html: string) => boolean = () => true,
): Promise<string> {
	const status = new URL(waitingUrl);
	status.pathname += '/n8n-execution-status';
	const look = async () => {
		if ((await browser.get<string>(status.href)).data !== 'form-waiting') return undefined;
		const html = String((await browser.get<string>(waitingUrl)).data);
		return isExpected(html) ? html : undefined;
	};
	return await sandbox.until('the next page of the form', look, PATIENCE_MS);
}
