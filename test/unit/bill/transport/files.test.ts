import { billDownload } from '../../../../nodes/BillCom/transport/files';
import { aCredential, executeContext } from '../context';
import { type Host, startHost, startRedirectingBill } from '../foreignHost';
import { aVendor, type Bill, startBill } from '../simulator';

const BYTES = Buffer.from([0x25, 0x50, 0x44, 0x46, 0, 255, 254, 10]);
const hosts: Host[] = [];
let bill: Bill;

beforeEach(async () => {
	bill = await startBill();
});

afterEach(async () => {
	for (const host of hosts.splice(0)) await host.stop();
	await bill.stop();
});

async function aForeignHost(): Promise<Host> {
	const host = await startHost((_, response) => response.end(BYTES));
	hosts.push(host);
	return host;
}

function download(url: string, link: string): Promise<Buffer> {
	const ctx = executeContext({ credential: aCredential(url), items: [{}] });
	return billDownload(ctx, { intent: 'download the file', link, itemIndex: 0 });
}

/** A link BILL gives for a file of a vendor. */
async function aLink(): Promise<string> {
	const [vendor] = (await bill.seed({ vendors: [aVendor()] })).vendors ?? [];
	const file = await bill.upload(`/v3/attachments/vendors/${vendor?.id}?name=w9.pdf`, BYTES);
	return String(file.downloadLink);
}

it('fetches every byte from a host of BILL, which wants the session', async () => {
	await bill.switches({ uploadDelay: 0 });

	expect(await download(bill.url, await aLink())).toEqual(BYTES);
});

it('sends no session to a host that is not of BILL', async () => {
	const foreign = await aForeignHost();
	await bill.switches({ uploadDelay: 0, downloadHost: foreign.url });

	const bytes = await download(bill.url, await aLink());

	expect(bytes).toEqual(BYTES);
	expect(foreign.requests.map(({ headers }) => [headers.sessionid, headers.devkey])).toEqual([
		[undefined, undefined],
	]);
});

it('leaves the session behind where BILL sends the download on to another host', async () => {
	const foreign = await aForeignHost();
	const redirecting = await startRedirectingBill(`${foreign.url}/stored`);
	hosts.push(redirecting);

	const bytes = await download(redirecting.url, `${redirecting.url}/files/1`);

	expect(bytes).toEqual(BYTES);
	expect(redirecting.requests.at(-1)?.headers.sessionid).toBe('session-1');
	expect(foreign.requests.map(({ headers }) => [headers.sessionid, headers.devkey])).toEqual([
		[undefined, undefined],
	]);
});

it('gives up on links that lead in a circle', async () => {
	const redirecting = await startRedirectingBill('/files/again');
	hosts.push(redirecting);

	await expect(download(redirecting.url, `${redirecting.url}/files/1`)).rejects.toThrow(
		/download the file.*sent on more than 5 times/,
	);
});

it.each([
	['', 'it gave no link'],
	['http://', 'its link is no address'],
])('says that BILL gave no usable link (%p)', async (link, message) => {
	await expect(download(bill.url, link)).rejects.toThrow(message);
});

it("passes BILL's own words on when a file is not there yet", async () => {
	await bill.switches({ uploadDelay: 60_000 });

	await expect(download(bill.url, await aLink())).rejects.toThrow(/did not download the file.*BDC_1205/);
});
