/** A test on a real n8n: the file below `test/e2e/`, and its name there. */
export type Proof = [file: string, name: string];

/** What shows a workflow at work, and what shows it when something is wrong; both look at the effects. */
export interface Proofs {
	mainPath: Proof;
	failure: Proof;
}

const PAID: Proof = [
	'paidOnce',
	'becomes a vendor, a bill with its lines and a payment, and is marked as paid to the cent',
];

/** By the file of the workflow, in the order of importing. */
export const PROOFS: Record<string, Proofs> = {
	'set-up-tables-and-check-connections': {
		mainPath: ['tables', 'are set up again without harm, with a page on which nothing is red'],
		failure: ['tables', 'turn red, and say what to do, when an account of the routing rules cannot pay'],
	},
	'read-rules-and-switches': {
		mainPath: ['tables', 'have a row for each switch, and keep what people changed there'],
		failure: ['tables', 'say that payments wait, and why, when a limit cannot be read'],
	},
	'set-up-the-audit-trail': {
		mainPath: ['auditTrail', 'holds every call that was made for an invoice, by its record, and no secret'],
		failure: [
			'auditTrail',
			'sends nothing that cannot be noted first, says so once, and pays as soon as it can be',
		],
	},
	'write-the-audit-trail': {
		mainPath: ['auditTrail', 'seals what was kept, one entry after another, and finds it intact'],
		failure: [
			'auditTrail',
			'goes on where it was after a run that died before it noted where the chains end',
		],
	},
	'read-audit-entries': {
		mainPath: ['auditTrail', 'seals what was kept, one entry after another, and finds it intact'],
		failure: [
			'auditTrail',
			'says what was changed, exchanged, added and taken away, and lists it for people',
		],
	},
	'show-the-evidence-of-an-invoice': {
		mainPath: [
			'evidence',
			'shows who approved, who was asked, what was sent and what came back, to whom it may',
		],
		failure: ['evidence', 'says so when an entry was changed, and what to do when nothing is known'],
	},
	'verify-the-audit-trail': {
		mainPath: ['auditTrail', 'seals what was kept, one entry after another, and finds it intact'],
		failure: [
			'auditTrail',
			'says what was changed, exchanged, added and taken away, and lists it for people',
		],
	},
	'read-approved-invoices': {
		mainPath: PAID,
		failure: ['notWritten', 'is not paid, and asked about once, while n8n does not see it'],
	},
	'write-status-to-salesforce': {
		mainPath: PAID,
		failure: ['notWritten', 'is paid once, asked about, and shows the payment when the permission is back'],
	},
	'note-outcomes': {
		mainPath: PAID,
		failure: ['badInput', 'says so in Salesforce and in one alert: %s'],
	},
	'note-what-people-did': {
		mainPath: ['askPerson', 'is not paid before the answer, and paid after it, with who and why'],
		failure: [
			'sendAgain',
			'is sent again although that cannot be kept, says so once, and is paid as soon as it can be',
		],
	},
	'report-payments-to-salesforce': {
		mainPath: PAID,
		failure: ['paidOnce', 'is marked and reported when the bank returns its payment after it had cleared'],
	},
	'receive-bill-events': {
		mainPath: PAID,
		failure: ['tableGone', 'tells once that reports of BILL could not be stored, and misses no payment'],
	},
	'pay-approved-invoices': {
		mainPath: PAID,
		failure: ['passingTrouble', 'are paid once, and earlier payments reported, although %s'],
	},
	'pause-and-resume-payments': {
		mainPath: [
			'pausedPayments',
			'wait without a word to BILL, and go on by themselves when they are resumed',
		],
		failure: [
			'pausedPayments',
			'stay as they are when an amount could mean two things, or somebody else was faster',
		],
	},
	'receive-approvals': {
		mainPath: PAID,
		failure: ['tableGone', 'tells once that approvals could not be stored, and loses none'],
	},
	'reconcile-bill-and-salesforce': {
		mainPath: ['reconcile', 'takes up an approval whose event never came, once'],
		failure: ['reconcile', 'leaves to the next hour what passes by itself, and asks nobody'],
	},
	'keep-vendors-in-step': {
		mainPath: [
			'vendorsInStep',
			'become one vendor, linked, before any invoice is approved, and a new phone number reaches it',
		],
		failure: ['vendorsInStep', 'miss nothing while BILL is down, ask nobody, and catch up afterwards'],
	},
	'keep-the-code-map-in-step': {
		mainPath: ['codeMap', 'marks what BILL has renamed, archived or added, and tells it once'],
		failure: ['codeMap', 'stays as it is, and asks nobody, while BILL is down'],
	},
	'release-vendor-changes': {
		mainPath: [
			'vendorsInStep',
			'hold back a new address until somebody else has released it, and tell it once',
		],
		failure: ['vendorsInStep', 'do not release by an old page what has become another change since'],
	},
	'check-the-approvals': {
		mainPath: [
			'approvalsChecked',
			'waits for an answer when the vendor has another invoice with the same number, and is paid when both are owed',
		],
		failure: ['approvalsChecked', 'sends nothing from the real Salesforce to a BILL for tests'],
	},
	'check-the-payees': {
		mainPath: [
			'payeesChanged',
			'is held when the bank account changes after the approval, told once, and paid once when somebody has released it',
		],
		failure: ['payeesChanged', 'needs attention when the change is refused, and nothing is paid'],
	},
	'ask-a-person': {
		mainPath: ['askPerson', 'is not paid before the answer, and paid after it, with who and why'],
		failure: ['askPerson', 'is repeated, goes to the stand-in, never pays, and is still heard afterwards'],
	},
	'answer-a-question': {
		mainPath: ['askPerson', 'is not paid before the answer, and paid after it, with who and why'],
		failure: ['askPerson', 'counts the first of two answers, and tells the second one so'],
	},
	'approve-bills-in-bill': {
		mainPath: ['approveInBill', 'is approved there with the approval of Salesforce, and paid'],
		failure: ['approveInBill', 'asks a person, and is not paid, when somebody denies it in BILL'],
	},
	'send-invoices-again': {
		mainPath: ['sendAgain', 'is paid without a new approval, once the reason is corrected, and only once'],
		failure: ['sendAgain', 'is paid by a second payment after a void, and not while the first may arrive'],
	},
	'renew-bill-trust': {
		mainPath: [
			'renewTrust',
			'is renewed for all workflows, a wrong code notwithstanding, and stopped invoices go on',
		],
		failure: ['renewTrust', 'stays as it was when BILL sends no message, and the page says what to do'],
	},
	'pay-bills-on-a-schedule': {
		mainPath: ['paymentRun', 'sends a list of what is due, and pays what a person confirms, once'],
		failure: ['paymentRun', 'says so, and releases nothing, while BILL does not answer'],
	},
	'roll-back-invoices': {
		mainPath: [
			'rollBack',
			'has its payment voided, its bill archived and its record unlinked, in this order, with evidence',
		],
		failure: [
			'rollBack',
			'goes on where it stopped when Salesforce could not be told, and asks a person meanwhile',
		],
	},
	'send-the-daily-digest': {
		mainPath: ['digest', 'says what was paid, is due, is stuck and was asked, with a chart in the mail'],
		failure: ['digest', 'goes out without what BILL could not say, and says that'],
	},
	'alert-on-failure': {
		mainPath: ['alerts', 'tells every receiver in its own format, with links, once'],
		failure: ['alerts', 'keeps a row for the receiver that was down, and repeats it to none of the others'],
	},
	'tidy-tables': {
		mainPath: ['tables', 'are tidied: what ended goes when it is old, what is open never does'],
		failure: ['tableGone', 'tells once that the tables are not tidied any more, until they are there again'],
	},
};
