import type { BundledCredential } from './bundle/bundle';
import { Refused, type N8nApi } from './n8nApi';

/** What n8n tells of a credential; its secrets stay there. */
export interface StoredCredential extends BundledCredential {
	createdAt: string;
	updatedAt: string;
}

/** Whether people have filled in the credentials that the import made. */
export class Readiness {
	/** What the test of a credential said, by its id and the time it was saved. */
	private readonly tested = new Map<string, string | undefined>();

	/** @param begun as they were when this had filled in some of their fields */
	constructor(
		private readonly api: N8nApi,
		private readonly begun: StoredCredential[],
	) {}

	/** Those that are not ready, each with the reason; none where the key may not see credentials. */
	async missing(credentials: BundledCredential[]): Promise<Array<BundledCredential & { reason: string }>> {
		if (credentials.length === 0) return [];
		const stored = (await this.api.listIfAllowed<StoredCredential>('/credentials')) ?? [];
		const missing: Array<BundledCredential & { reason: string }> = [];
		for (const credential of credentials) {
			const now = stored.find(({ id }) => id === credential.id);
			const reason = now && (await this.reasonOf(now));
			if (reason !== undefined) missing.push({ ...credential, reason });
		}
		return missing;
	}

	/** Tested once each time it is saved: a wrong password tried again and again would lock the user. */
	private async reasonOf({ id, createdAt, updatedAt }: StoredCredential): Promise<string | undefined> {
		if (Date.parse(updatedAt) <= Date.parse(createdAt)) return 'empty';
		const key = `${id} ${updatedAt}`;
		if (this.begun.some((one) => one.id === id && one.updatedAt === updatedAt)) return 'empty';
		if (!this.tested.has(key)) this.tested.set(key, await this.test(id));
		return this.tested.get(key);
	}

	private async test(id: string): Promise<string | undefined> {
		try {
			const { status, message } = await this.api.post<{ status: string; message: string }>(
				`/credentials/${id}/test`,
			);
			return status === 'OK' ? undefined : message;
		} catch (error) {
			if (error instanceof Refused) return undefined; // the key may not test: Set up will
			throw error;
		}
	}
}
