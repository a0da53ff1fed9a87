/**
 * What keeps money safe, each with a way to turn it off: in the workflows as somebody could edit them, or in a copy of the
 * built nodes. For the campaign alone, which has to notice when one is missing.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Edit } from '../../sandbox/n8n/workflowFiles';

interface Mechanism {
	/** What it does, for the table. */
	what: string;
	/** In one workflow: a text of its JSON and what takes its place. */
	workflow?: { name: string; edits: Array<[from: string, to: string]> };
	/** In all workflows. */
	everywhere?: Array<[from: RegExp, to: string]>;
	/** In a built node. */
	node?: { file: string; edits: Array<[from: RegExp, to: string]> };
	/** Timers of a workflow never run. */
	never?: string;
}

const PAY = 'Pay approved invoices';
const REPORT = 'Report payments to Salesforce';
const BILL = 'BillCom/BillCom';
const NO_CLAIM: Array<[string, string]> = [
	["$json.claim.outcome !== 'taken'", 'true'],
	["$json.claim.outcome !== 'taken'", 'true'],
];

export const MECHANISMS: Record<string, Mechanism> = {
	row: {
		what: 'a run works on the rows it took, and on no others',
		workflow: {
			name: PAY,
			edits: [
				[
					'"keyName":"claimedBy","condition":"eq","keyValue":"={{ $execution.id }}"',
					'"keyName":"state","condition":"eq","keyValue":"working"',
				],
			],
		},
	},
	lease: {
		what: 'rows of a run that died come up again after 15 minutes',
		workflow: {
			name: PAY,
			edits: [
				['"nextTryAt":"={{ $now.plus({ minutes: $json.leaseMinutes }).toISO() }}"', '"nextTryAt":null'],
			],
		},
	},
	'lease time': {
		what: 'a row stays with its run for as long as the run may take',
		workflow: {
			name: PAY,
			edits: [['$now.plus({ minutes: $json.leaseMinutes })', '$now.plus({ seconds: 1 })']],
		},
	},
	stamp: {
		what: 'a lost approval is compared with what the record says was approved',
		workflow: {
			name: 'Read approved invoices',
			edits: [
				["r.Approved_Vendor__c ?? ''", "''"],
				['r.Approved_Amount__c ?? null', 'null'],
			],
		},
	},
	claim: {
		what: 'one n8n of several gets an approval, decided by Salesforce',
		workflow: { name: PAY, edits: NO_CLAIM },
	},
	'vendor claims': {
		what: 'one run of several creates a new vendor',
		workflow: { name: PAY, edits: [["$json.nameClaim.outcome !== 'taken' && (", 'true || (']] },
	},
	'payment key': {
		what: 'the payment carries a key by which it is found again',
		workflow: {
			name: PAY,
			edits: [
				[
					"'SF-' + $json.recordId + '-'",
					"'SF-' + $now.toMillis().toString(36) + $json.recordId.slice(-4) + '-'",
				],
			],
		},
	},
	'look before paying': {
		what: 'BILL is asked for the payment before it is sent',
		node: { file: BILL, edits: [[/(async function findPaidTogether\([^)]*\) \{)/, '$1 return new Map();']] },
	},
	'whole-bill look': {
		what: 'a bill that is paid is not paid again, whoever paid it',
		node: { file: BILL, edits: [[/(async function lookAtWholeBills\([^)]*\) \{)/, '$1 return;']] },
	},
	'bill look-up': {
		what: 'BILL is asked for the bill before it is created',
		node: { file: BILL, edits: [[/(async function findBillsOf\([^)]*\) \{)/, '$1 return [];']] },
	},
	'look after an unclear answer': {
		what: 'what may have been written is looked up before anything is sent again',
		node: {
			file: BILL,
			edits: [
				[
					/(const found\d*) = await look\d*\(client, bulk, drafts\)\.catch\(\(\) => void 0\);/,
					'$1 = new Map();',
				],
			],
		},
	},
	'settle time': {
		what: 'what BILL may still be at work on is not sent again for five minutes',
		node: { file: BILL, edits: [[/(bill === "atWork") \? clock/, '$1 && false ? clock']] },
	},
	'vendor look-up': {
		what: 'BILL is asked for the vendor before it is created',
		node: { file: BILL, edits: [[/(async function vendorsNamed\([^)]*\) \{)/, '$1 return new Map();']] },
	},
	'comparison with the approval': {
		what: 'amount and vendor are what was approved',
		workflow: {
			name: PAY,
			edits: [
				['if (otherVendor) return', 'if (false) return'],
				['if (otherAmount) return', 'if (false) return'],
			],
		},
	},
	limits: {
		what: 'no more is paid on a day than the limit',
		workflow: { name: PAY, edits: [['={{ $json.limits.limitPerDay }}', '']] },
	},
	signature: {
		what: 'messages that BILL did not sign are refused',
		node: {
			file: 'BillCom/BillComTrigger',
			edits: [[/(function isSignedBy\([^)]*\) \{)/, '$1 return true;']],
		},
	},
	inbox: {
		what: 'a message that comes twice is taken once',
		node: {
			file: 'BillCom/BillComTrigger',
			edits: [[/const isNew = await handled\.claim\([^)]*\(\)\);/, 'const isNew = true;']],
		},
	},
	'report compares': {
		what: 'what BILL reports about another payment changes nothing',
		workflow: {
			name: REPORT,
			edits: [["if (i.paymentId !== paymentId && !(i.paymentId === '' && isOpen))", 'if (false)']],
		},
	},
	'row is still ours': {
		what: 'a run that has lost a row cannot change it',
		workflow: {
			name: 'Note outcomes',
			edits: [
				[
					'{"keyName":"claimedBy","condition":"eq","keyValue":"={{ $(\'When another workflow asks\').first().json.outcome.claimedBy }}"}',
					'{"keyName":"id","condition":"gt","keyValue":"0"}',
				],
				[
					'{"keyName":"claimedBy","condition":"eq","keyValue":"={{ $json.outcome.claimedBy }}"}',
					'{"keyName":"id","condition":"eq","keyValue":"={{ $json.outcome.rowId }}"}',
				],
			],
		},
	},
	'retry by time': {
		what: 'what time cures is tried again by itself',
		workflow: {
			name: PAY,
			edits: [
				["((isSeenAgain ? 'time' : details.curedBy) ?? 'person') === 'person' || attempts > 14", 'true'],
			],
		},
	},
	reconcile: { what: 'lost messages are looked for every hour', never: 'Reconcile BILL and Salesforce' },
	'login gate': {
		what: 'one call proves the session while the others wait',
		node: { file: BILL, edits: [[/while \(!this\.isProven\) \{/, 'while (false) {']] },
	},
	lanes: {
		what: 'three calls at a time',
		node: {
			file: BILL,
			edits: [[/if \(this\.inFlight < this\.open && this\.waiting\.length === 0\) \{/, 'if (true) {']],
		},
	},
	intents: {
		what: 'a write is noted before it leaves',
		everywhere: [[/"intentsTable":"[^"]+"/g, '"intentsTable":""']],
	},
	seal: {
		what: 'each audit entry is sealed with the one before',
		workflow: { name: 'Write the audit trail', edits: [['previousHash = hash;', '']] },
	},
};

function mechanism(name: string): Mechanism {
	const found = MECHANISMS[name];
	if (!found)
		throw new Error(`There is no mechanism "${name}". Known are ${Object.keys(MECHANISMS).join(', ')}.`);
	return found;
}

/** The workflows without it. @throws Error when the workflow no longer says what is to be changed */
export function editWithout(name: string): Edit {
	const { workflow, everywhere = [] } = mechanism(name);
	return (draft) => {
		let text = JSON.stringify(draft);
		for (const [from, to] of everywhere) text = text.replace(from, to);
		if (workflow?.name !== draft.name) return JSON.parse(text);
		for (const [from, to] of workflow.edits) {
			const inJson = (part: string) =>
				part.startsWith('"') || part.startsWith('{"') || text.includes(part)
					? part
					: JSON.stringify(part).slice(1, -1);
			if (!text.includes(inJson(from))) throw new Error(`"${draft.name}" no longer says ${from}`);
			text = text.replace(inJson(from), () => inJson(to));
		}
		return JSON.parse(text);
	};
}

/** A copy of the built package without it; the package itself where nothing in it changes. */
export function packageWithout(name: string, folder: string): string {
	const { node } = mechanism(name);
	if (!node) return folder;
	const copy = mkdtempSync(join(tmpdir(), 'n8n-faults-package-'));
	process.on('exit', () => rmSync(copy, { recursive: true, force: true }));
	cpSync(join(folder, 'dist'), join(copy, 'dist'), { recursive: true });
	cpSync(join(folder, 'package.json'), join(copy, 'package.json'));
	const file = join(copy, `dist/nodes/${node.file}.node.js`);
	let code = readFileSync(file, 'utf8');
	for (const [from, to] of node.edits) {
		if (!from.test(code)) throw new Error(`${node.file} no longer has ${String(from)}`);
		code = code.replace(from, to);
	}
	writeFileSync(file, code);
	return copy;
}

/** The workflow whose timers never run. */
export function neverRuns(name: string): string | undefined {
	return mechanism(name).never;
}
