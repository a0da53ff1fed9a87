import { startBill } from '../../engine/billSandbox';
import { hostWebhook, storeCredential, type WebhookHost } from '../../engine/harness';
import { toBillCredential } from '../../../nodes/BillCom/transport/credential';
import { openKey } from '../../../nodes/BillCom/webhook/sealedKey';
import { servedByN8n } from './n8nServer';
import type { Target } from './stage';

/** n8n reads the body of a node of version 1 before the node is asked, and leaves odd ones to a newer one. */
export const VERSIONS = [1.1, 1];

/** Triggers that BILL has subscriptions for, and what became of the requests to them. */
export interface HostedTriggers {
	targets: Target[];
	/** Started since the beginning, in the order of the targets. */
	executions(): number[];
	/** What the triggers threw. */
	failures(): string[];
}

/** @param n8nProgram the installed n8n, whose code reads the requests */
export async function useBillFor(n8nProgram: string): Promise<HostedTriggers> {
	const bill = await startBill();
	const hosts: WebhookHost[] = [];
	const targets: Target[] = [];
	for (const typeVersion of VERSIONS) {
		const host = await hostWebhook({
			type: 'billComTrigger',
			typeVersion,
			webhookId: `forged-${typeVersion}`,
			parameters: { events: ['payment.updated'] },
			credentials: { billComApi: storeCredential('billComApi', bill.credential) },
			serve: servedByN8n(n8nProgram, typeVersion),
		});
		await host.activate();
		const { origin, pathname } = new URL(host.url());
		const kept = host.staticData()[pathname] as { sealedKey: string };
		const securityKey = String(openKey(kept.sealedKey, toBillCredential(bill.credential)));
		targets.push({ id: String(typeVersion), origin, path: pathname, securityKey });
		hosts.push(host);
	}
	const counts = hosts.map(() => 0);
	return {
		targets,
		executions: () => {
			// Not kept: a real n8n keeps them in its database.
			for (const [at, host] of hosts.entries()) counts[at] += host.executions.splice(0).length;
			return counts;
		},
		failures: () => hosts.flatMap((host) => host.failures.map((error) => error.stack ?? String(error))),
	};
}
