import { parseArgs } from 'node:util';
import type { SalesforceLogin } from './credentials';
import { Problem } from './problem';

export const HELP = `Imports the workflows of n8n-nodes-billcom-salesforce into your n8n, over an older version too.

  npx n8n-nodes-billcom-salesforce import --url http://localhost:5678 --email you@example.com --publish

  --url <address>        where you open the editor; N8N_URL unless given
  --email <address>      yours in n8n; asks for the password (or takes N8N_PASSWORD) and creates an API key for you
  --mfa-code <code>      of your authenticator app, if you use one
  --api-key <key>        instead of --email: from Settings → n8n API; N8N_API_KEY unless given
  --publish              also publish, as soon as the credentials are filled in and Set up has run: it waits for you
  --also <workflow>      also publish one that is not published unasked: "Keep vendors in step" changes vendors in BILL
  --dry-run              only say what would be done
  --salesforce <login>   jwt (default) or oAuth2: how n8n logs in to Salesforce
  --credential <name>    use this credential of your n8n (name or id); may be given for each type
  --set <field>          fill in a field of a credential that is made here: --set BILL.environment=production
  --keep <workflow>      leave this workflow as it is in n8n; may be given several times
  --project <id>         a project of n8n; your personal one unless given
  --bundle <file>        only write the bundle for n8n's API to a file, and a workflow that imports it
                         from the editor beside it (no --url and no --api-key needed)

It never deletes anything: rows of tables, executions and credentials stay. Values in "Your settings", credentials, time
zones and switched-off nodes of workflows that are there already stay as well. Of every workflow that changes, a copy is
saved in the folder n8n-workflows-before-import first.

  npx n8n-nodes-billcom-salesforce verify-audit <file>

checks an export of the table Audit Trail (CSV or JSON), says what was changed, and prints the head of each day.

  npx n8n-nodes-billcom-salesforce audit-story <file> <invoice>

tells from such an export what happened to an invoice: its number, its record ID in Salesforce, or the ID of its bill or payment.`;

/** What to do. */
export interface Options {
	url: string;
	/** A key, or who is to get one. */
	access: { apiKey: string } | { email: string; mfaCode?: string };
	isPublishing: boolean;
	isDryRun: boolean;
	/** Names of workflows that are published on request only. */
	requested: string[];
	/** Undefined: as it is in n8n, else `jwt`. */
	login?: SalesforceLogin;
	/** Names or ids. */
	credentials: string[];
	/** Such as `BILL.environment=production`. */
	fields: string[];
	/** Names of workflows, or of their files. */
	kept: string[];
	projectId?: string;
}

/** What the command line asks for. */
export type Asked =
	| { help: true }
	| { auditFile: string; invoice?: string }
	| { bundleFile: string }
	| Options;

/** @throws Problem that names the option */
export function readOptions(words: string[], env: NodeJS.ProcessEnv): Asked {
	const { values, positionals } = parse(words);
	if (values.help || positionals.length === 0) return { help: true };
	const [command, ...files] = positionals;
	if (command === 'verify-audit') {
		if (files.length === 1) return { auditFile: files[0] };
		throw new Problem(
			'verify-audit takes one file.',
			'Give it an export of the table Audit Trail: CSV as n8n downloads it, or JSON.',
		);
	}
	if (command === 'audit-story') {
		const [auditFile, ...invoice] = files;
		if (invoice.length > 0) return { auditFile, invoice: invoice.join(' ') };
		throw new Problem(
			'audit-story takes a file and an invoice.',
			'Give it an export of the table Audit Trail (CSV or JSON), and the number or record ID of the invoice.',
		);
	}
	if (positionals.length !== 1 || positionals[0] !== 'import')
		throw new Problem(
			`There is no command "${positionals.join(' ')}".`,
			'There are: import, verify-audit, audit-story',
		);
	if (values.bundle !== undefined) return { bundleFile: values.bundle };
	const login = values.salesforce;
	if (login !== undefined && login !== 'jwt' && login !== 'oAuth2')
		throw new Problem(`--salesforce takes jwt or oAuth2, not "${login}".`, 'Leave it out for jwt.');
	return {
		url: addressOf(values.url ?? env.N8N_URL),
		access: accessOf(values, env),
		isPublishing: values.publish === true,
		isDryRun: values['dry-run'] === true,
		requested: values.also ?? [],
		login,
		credentials: values.credential ?? [],
		fields: values.set ?? [],
		kept: values.keep ?? [],
		projectId: values.project,
	};
}

function parse(words: string[]) {
	try {
		return parseArgs({
			args: words,
			allowPositionals: true,
			options: {
				url: { type: 'string' },
				'api-key': { type: 'string' },
				email: { type: 'string' },
				'mfa-code': { type: 'string' },
				publish: { type: 'boolean' },
				'dry-run': { type: 'boolean' },
				also: { type: 'string', multiple: true },
				salesforce: { type: 'string' },
				credential: { type: 'string', multiple: true },
				set: { type: 'string', multiple: true },
				keep: { type: 'string', multiple: true },
				project: { type: 'string' },
				bundle: { type: 'string' },
				help: { type: 'boolean', short: 'h' },
			},
		});
	} catch (error) {
		throw new Problem(error instanceof Error ? error.message : String(error), 'See --help.');
	}
}

function addressOf(given: string | undefined): string {
	if (!given) throw new Problem('--url is missing.', 'Give the address at which you open the editor.');
	if (!/^https?:\/\/[^/]/i.test(given) || !URL.canParse(given))
		throw new Problem(`--url takes an address such as http://localhost:5678, not "${given}".`, 'See --help.');
	const url = new URL(given);
	// What a person copies from the editor's window has more: /home/workflows, /workflow/…
	const path = url.pathname.replace(/\/(home|workflow|settings|projects|setup|signin|api)(\/.*)?$/, '');
	return `${url.origin}${path}`.replace(/\/+$/, '');
}

function accessOf(
	given: { email?: string; 'mfa-code'?: string; 'api-key'?: string },
	env: NodeJS.ProcessEnv,
): Options['access'] {
	if (given.email !== undefined) return { email: given.email, mfaCode: given['mfa-code'] };
	const apiKey = given['api-key'] ?? env.N8N_API_KEY;
	if (apiKey) return { apiKey: apiKey.trim() };
	throw new Problem(
		'--email is missing.',
		'Give your email address in n8n, or as --api-key a key from Settings → n8n API.',
	);
}
