import { clientOf } from '../../../../nodes/BillCom/transport/client';
import { aCredential, executeContext } from '../context';
import { type Host, startHost, startRedirectingBill } from '../foreignHost';
import { aVendor, useBill } from '../simulator';

const BYTES = Buffer.from([0x25, 0x50, 0x44, 0x46, 0, 255, 254, 10]);
const hosts: Host[] = [];
const bill = useBill();

afterEach(async () => {
	for (const host of hosts.splice(0)) await host.stop();
});

async function aForeignHost(): Promise<Host> {
	const host = await startHost((_, response) => response.end(BYTES));
	hosts.push(host);
	return host;
}

async function download(url: string, link: string, maxBytes = 1000): Promise<Buffer> {
	const ctx = executeContext({ credential: aCredential(url), items: [{}] });
	const client = await clientOf(ctx, 0);
	return await client.download({ intent: 'download the file', link, maxBytes });
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
		/download the file.*redirected more than 5 times/,
	);
});

it.each([
	['', 'it gave no link'],
	['http://', 'its link is not a valid address'],
])('says that BILL gave no usable link (%p)', async (link, message) => {
	await expect(download(bill.url, link)).rejects.toThrow(message);
});

it("passes BILL's own words on when a file is not there yet", async () => {
	await bill.switches({ uploadDelay: 60_000 });

	await expect(download(bill.url, await aLink())).rejects.toThrow(/did not download the file.*BDC_1205/);
});

/** A host that would send for ever, and counts what it sent. */
async function anEndlessHost(): Promise<Host & { sent: () => number; closed: Promise<void> }> {
	let sent = 0;
	let close = () => {};
	const closed = new Promise<void>((resolve) => (close = resolve));
	const host = await startHost((request, response) => {
		if (request.url === '/connect/v3/login') {
			response.setHeader('content-type', 'application/json');
			response.end(JSON.stringify({ sessionId: 'session-1', organizationId: '008', userId: '006' }));
			return;
		}
		response.on('close', close);
		const more = () => {
			while (!response.destroyed && sent < 300_000_000) {
				sent += 65_536;
				if (!response.write(Buffer.alloc(65_536))) return;
			}
			response.end();
		};
		response.on('drain', more);
		more();
	});
	hosts.push(host);
	return { ...host, sent: () => sent, closed };
}

it.each(['a host of BILL', 'another host'])('cuts a file off that is too large, from %s', async (which) => {
	const endless = await anEndlessHost();
	const own = which === 'a host of BILL' ? endless.url : bill.url;

	const run = download(own, `${endless.url}/file`, 2_000_000);

	await expect(run).rejects.toMatchObject({ reason: 'fileTooLarge' });
	await expect(run).rejects.toThrow('larger than the Size Limit of 2 MB');
	await endless.closed;
	expect(endless.sent()).toBeLessThan(50_000_000);
});

it.each([
	'http://localhost:9/file',
	'http://127.0.0.2/file',
	'http://167838211/file',
	'http://0.0.0.0/file',
	'http://10.1.2.3/file',
	'http://172.20.0.1/file',
	'http://192.168.1.1/file',
	'http://100.64.0.1/file',
	'http://169.254.169.254/latest/meta-data/',
	'http://metadata.google.internal/computeMetadata/v1/',
	'http://[::1]/file',
	'http://[::ffff:10.0.0.1]/file',
	'http://[fd00::1]/file',
	'http://[fe80::1]/file',
	'file:///etc/passwd',
	'ftp://127.0.0.1/file',
])('fetches nothing from %s', async (link) => {
	await expect(download(bill.url, link)).rejects.toMatchObject({ reason: 'linkRefused' });
});

it('is not sent on into a private network', async () => {
	const redirecting = await startHost((_, response) =>
		response.writeHead(302, { location: 'http://169.254.169.254/latest/' }).end(),
	);
	hosts.push(redirecting);

	await expect(download(bill.url, `${redirecting.url}/file`)).rejects.toMatchObject({
		reason: 'linkRefused',
	});
});
