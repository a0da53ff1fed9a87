import type { IExecuteFunctions, INode } from 'n8n-workflow';
import type { Connection } from './connection';
import { type BillCredential, organizationKey, toBillCredential } from './credential';
import { type BillDownload, type BillUpload, download, upload } from './files';
import { type BillList, type BillPage, readPage, readPages, readRows } from './pages';
import { type BillCall, sendCall } from './request';
import { type BillV2Call, sendV2Call } from './v2';
import type { BillContext } from './wire';

/**
 * BILL as one run of a node sees it: who we are there, and every way to ask it. Made once a run; each item has its own,
 * which stamps the item on what goes wrong.
 *
 * Every call waits for a lane and for the shared session. All of them throw BillRefusedError with BILL's code,
 * UnknownOutcomeError when a write may have taken effect, and NodeApiError when nothing reached BILL.
 */
export class BillClient<Ctx extends BillContext = BillContext> implements Connection {
	private constructor(
		readonly ctx: Ctx,
		readonly credential: BillCredential,
		readonly organization: string,
		readonly itemIndex?: number,
	) {}

	static as<Ctx extends BillContext>(ctx: Ctx, credential: BillCredential): BillClient<Ctx> {
		return new BillClient(ctx, credential, organizationKey(credential));
	}

	/** The same for one input item. */
	of(itemIndex: number | undefined): BillClient<Ctx> {
		if (itemIndex === this.itemIndex) return this;
		return new BillClient(this.ctx, this.credential, this.organization, itemIndex);
	}

	/** For errors. */
	get node(): INode {
		return this.ctx.getNode();
	}

	/** One call of v3. A read is repeated when BILL does not answer; a write is sent once. */
	async request<T>(call: BillCall<T>): Promise<T> {
		return await sendCall(this, call);
	}

	/** One call of v2. */
	async requestV2<T>(call: BillV2Call<T>): Promise<T> {
		return await sendV2Call(this, call);
	}

	/** A list to its end. For short lists; otherwise use `pages`. */
	async rows<T>(list: BillList<T>): Promise<T[]> {
		return await readRows(this, list);
	}

	/** A list page after page, so that nobody has to hold the whole of it. An empty page in between is left out. */
	pages<T>(list: BillList<T>): AsyncGenerator<T[]> {
		return readPages(this, list);
	}

	/** One page of a list and the cursor of the next. */
	async page(list: BillPage, max: number, cursor?: string) {
		return await readPage(this, list, max, cursor);
	}

	/** Sends a file. Sent once: what an unclear outcome left behind is found by listing the files. */
	async upload<T>(file: BillUpload<T>): Promise<T> {
		return await upload(this, file);
	}

	/**
	 * Fetches the bytes behind a link of BILL.
	 *
	 * @throws DownloadRefusedError for a file that is too large, and for a link that leads into a private network
	 */
	async download(file: BillDownload): Promise<Buffer> {
		return await download(this, file);
	}
}

const clients = new WeakMap<BillContext, Promise<BillClient<BillContext>>>();

/** The client of a context, made when it is first asked for: the credential is read and decoded once. */
export async function clientOf<Ctx extends BillContext>(
	ctx: Ctx,
	itemIndex?: number,
): Promise<BillClient<Ctx>> {
	const making =
		clients.get(ctx) ??
		ctx.getCredentials('billComApi').then((data) => BillClient.as(ctx, toBillCredential(data)));
	clients.set(ctx, making);
	return (await making).of(itemIndex) as BillClient<Ctx>;
}

/** A client in a run of the node, for what also needs the run itself. */
export type RunClient = BillClient<IExecuteFunctions>;
