import { randomUUID } from 'node:crypto';
import { BillRefusedError } from '../transport/errors';

/** Where keys outlive an execution: in the static data of a node. */
export interface KeptKeys {
	/** UUID by what the request asks for. */
	read(): Record<string, string>;
	write(keys: Record<string, string>): void;
}

/**
 * Sends a request under a UUID of its own, which is kept until BILL answered: repeated after a lost reply, it brings back
 * the first answer (BILL bill-webhook-api-general-rules, 2026-11: kept 24 hours). After a refusal the next attempt gets a
 * new one; whether BILL keeps refusals as well is unknown.
 *
 * @param intent all that the request says, so that a changed request is a new one
 */
export async function withIdempotentKey<T>(
	kept: KeptKeys,
	intent: string,
	send: (key: string) => Promise<T>,
): Promise<T> {
	const key = kept.read()[intent] ?? randomUUID();
	kept.write({ ...kept.read(), [intent]: key });
	const forget = () => {
		const others = Object.entries(kept.read()).filter(([other]) => other !== intent);
		kept.write(Object.fromEntries(others));
	};
	const answer = await send(key).catch((error: unknown) => {
		if (error instanceof BillRefusedError) forget();
		throw error;
	});
	forget();
	return answer;
}
