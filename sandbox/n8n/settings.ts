import { delimiter, dirname } from 'node:path';

/** What the sandbox asks of n8n beside its address: nothing leaves the machine, nothing is switched on that nobody uses. */
const CONSTANT_SETTINGS: Record<string, string> = {
	NODE_ENV: 'production', // jest's "test" would make n8n look for its own sources
	N8N_LISTEN_ADDRESS: '127.0.0.1',
	N8N_SECURE_COOKIE: 'false', // the editor is opened over plain http
	N8N_ENCRYPTION_KEY: 'sandbox-encryption-key',
	N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'true',
	N8N_LOG_OUTPUT: 'console',
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
	N8N_VERIFIED_PACKAGES_ENABLED: 'false', // or n8n fetches the list of verified packages
	N8N_UNVERIFIED_PACKAGES_ENABLED: 'true', // the default changes with n8n 3
	// Or n8n makes an isolate for every message of BILL and every execution, whether or not there is an expression in it.
	N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true',
	N8N_DISABLED_MODULES:
		'agents,chat-hub,external-secrets,insights,instance-ai,ldap,log-streaming,mcp,mcp-registry,quick-connect,' +
		'source-control,sso-oidc,sso-saml,token-exchange,workflow-builder',
};

/** The address and the folder one n8n runs with. */
export interface N8nPlace {
	/** Holds `.n8n/` with database, settings and community nodes. */
	userFolder: string;
	port: number;
	/** Where n8n hands code to its task runner; unique on the machine. */
	brokerPort: number;
	/** Environment variables that differ from the sandbox's own. */
	settings?: Record<string, string>;
}

/** The environment variables of one n8n. Nothing of this process's own n8n settings leaks in. */
export function n8nEnvironment({ userFolder, port, brokerPort, settings }: N8nPlace): NodeJS.ProcessEnv {
	const inherited = Object.entries(process.env).filter(
		([name]) => !/^(N8N_|EXECUTIONS_|DB_|QUEUE_|WEBHOOK_URL)/.test(name),
	);
	return {
		...Object.fromEntries(inherited),
		...CONSTANT_SETTINGS,
		...settings,
		// n8n starts its task runner as "node"; that has to be the one that runs n8n.
		PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
		N8N_USER_FOLDER: userFolder,
		N8N_PORT: String(port),
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		// The simulators deliver webhooks here; "localhost" could mean IPv6, where nobody listens.
		N8N_WEBHOOK_URL: `http://127.0.0.1:${port}/`,
		N8N_EDITOR_BASE_URL: `http://127.0.0.1:${port}/`,
	};
}
