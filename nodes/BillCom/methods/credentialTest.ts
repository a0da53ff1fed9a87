import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	IHttpRequestOptions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { type BillCredential, sessionHeaders, toBillCredential } from '../transport/credential';
import { type BillSession, forgetRefusal, logIn } from '../transport/login';
import { BillLoginError } from '../transport/loginErrors';
import { REQUEST_TIMEOUT_MS } from '../transport/clock';
import { toTrust, type Trust, trustLeft } from '../resources/session/readSession';
import { toBillRecord } from '../records/record';

/**
 * Signs in once and asks BILL who that is. Says in words what is wrong: password, developer key, organization, or a
 * remembered device that BILL no longer trusts.
 */
export async function billComApiTest(
	this: ICredentialTestFunctions,
	{ data }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const credential = toBillCredential(data ?? {});
	forgetRefusal(credential);
	try {
		const session = await logIn(async (options) => await ask(this, options), credential);
		return await describe(this, credential, session);
	} catch (error) {
		const message = error instanceof Error ? error.message : String(error);
		return {
			status: 'Error',
			message: error instanceof BillLoginError ? message : `BILL did not answer: ${message}`,
		};
	}
}

async function describe(
	ctx: ICredentialTestFunctions,
	credential: BillCredential,
	session: BillSession,
): Promise<INodeCredentialTestResult> {
	const answer = await ask(ctx, {
		method: 'GET',
		url: `${credential.bases.connect}/v3/login/session`,
		headers: sessionHeaders({ ...credential, sessionId: session.sessionId }),
	});
	const record = toBillRecord(answer.body);
	const trust: Trust = session.trusted === true ? 'trusted' : toTrust(record);
	const where = `Signed in to organization ${credential.organizationId}`;
	if (trust === 'trusted') return { status: 'OK', message: `${where}. ${paymentsPossible(credential)}` };
	if (credential.rememberMeId && trust === 'notTrusted')
		return { status: 'Error', message: `${where}, but ${NOT_TRUSTED}` };
	return {
		status: 'OK',
		message: `${where}. Vendors and bills work; payments also need a Remembered Device ID.`,
	};
}

function paymentsPossible(credential: BillCredential): string {
	const { trustedUntil: until, trustDaysLeft: days } = trustLeft(credential, Date.now());
	if (typeof until !== 'string') return 'Payments are possible.';
	return `Payments are possible. Trusted until ${until.slice(0, 10)} (${String(days)} days left).`;
}

const NOT_TRUSTED =
	'BILL does not trust the remembered device, so it will refuse payments. Remembered Device ID has expired (after about 30 days), or Device Name is not the one it was issued for. Run Session: Send Code and then Confirm Code with this credential, and store here what Confirm Code returns.';

/** The only request function a credential test gets. */
async function ask(
	ctx: ICredentialTestFunctions,
	{ method, url, body, headers }: IHttpRequestOptions,
): Promise<{ statusCode: number; body: unknown }> {
	const { helpers } = ctx;
	const options = { method, uri: url, body, headers, json: true, timeout: REQUEST_TIMEOUT_MS };
	return await helpers.request({ ...options, resolveWithFullResponse: true, simple: false });
}
