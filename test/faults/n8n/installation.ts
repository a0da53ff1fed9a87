/** One n8n as somebody has set it up: credentials, workflows, tables. Made once a process, copied for each trial. */
import { storeCredential, type StoredCredential } from '../../engine/harness/credentials';
import type { LoadedPackage } from '../../engine/harness/package';
import type { Edit } from '../../../sandbox/n8n/workflowFiles';
import { CLIENT_ID, INTEGRATION_USER } from '../../../sandbox/salesforce/tenant';
import { BILL_ORIGIN } from '../world/bill';
import { SALESFORCE_ORIGIN } from '../world/salesforce';
import { DataTables } from './tables/dataTables';
import { VirtualN8n, type Database } from './virtualN8n';
import { shippedWorkflows, type ShippedWorkflow } from './workflows';
import { billSignIn } from '../../../sandbox/start/billSignIn';

export const ALERT_ORIGIN = 'http://127.0.0.1:7003';

export class Installation {
	private readonly stored: Array<{ credential: StoredCredential; data: Record<string, string> }>;
	private readonly workflows: Map<string, ShippedWorkflow>;
	private tables = new DataTables();

	constructor(
		readonly name: string,
		readonly origin: string,
		private readonly loaded: LoadedPackage,
		{ jwtPrivateKey, edit }: { jwtPrivateKey: string; edit: Edit },
	) {
		const data: Record<string, Record<string, string>> = {
			billComApi: billSignIn(BILL_ORIGIN),
			salesforceApprovalJwtApi: {
				myDomainUrl: SALESFORCE_ORIGIN,
				clientId: CLIENT_ID,
				userName: INTEGRATION_USER.userName,
				privateKey: jwtPrivateKey,
				pubSubUrl: 'http://127.0.0.1:7009',
			},
		};
		this.stored = Object.entries(data).map(([type, values]) => ({
			credential: storeCredential(type, values),
			data: values,
		}));
		const credentials = new Map(this.stored.map(({ credential }) => [credential.type, credential]));
		const settings = { alertUrl: `${ALERT_ORIGIN}/alerts`, salesforceAddress: SALESFORCE_ORIGIN };
		this.workflows = shippedWorkflows({ nodeTypes: loaded.nodeTypes, settings, credentials, edit });
	}

	/** Creates the tables as a person does, by running the workflow that sets up. */
	async setUp(): Promise<void> {
		const database = emptyDatabase(this.tables);
		const n8n = this.process(database, () => undefined);
		const run = await n8n.start(
			'Set up tables and check connections',
			'When you select Execute',
			[{ json: {} }],
			'manual',
		);
		if (run.status !== 'success') throw new Error(`Set up ended with ${run.data.resultData.error?.message}`);
	}

	/** The n8n as it is after the set-up: no rows, no sessions. */
	begin(): Database {
		for (const { credential, data } of this.stored) credential.write(data);
		return emptyDatabase(this.tables.copy());
	}

	process(
		database: Database,
		log: (line: string) => void,
		name = this.name,
		origin = this.origin,
	): VirtualN8n {
		return new VirtualN8n({ name, origin, database, loaded: this.loaded, workflows: this.workflows, log });
	}
}

function emptyDatabase(tables: DataTables): Database {
	return { tables, staticData: new Map(), lastExecution: 0, executionKeys: new Set(), executions: [] };
}
