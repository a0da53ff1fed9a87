import { REFUSAL_CURES } from '../nodes/BillCom/operation/failure';
import { KNOWN_CODES } from '../nodes/BillCom/transport/knownCodes';
import { KNOWN_REFUSALS } from '../nodes/SalesforceApproval/transport/knownRefusals';
import { cureOfFailure } from '../nodes/shared/cure';

const HEAD = `<!-- Written by \`npm run docs\` from the tables of the nodes. -->
# What cures an error, and how a workflow can tell

Every error of the nodes says what cures it, so that a workflow can decide without reading the message:

| \`curedBy\` | What it means | What to do |
| --- | --- | --- |
| \`time\` | Nothing is wrong with the item: a limit, an outage, a lock, or a write that BILL may still be at work on. A second try from \`retryAt\` on duplicates nothing. | Wait, then send the same item again: from \`retryAt\` on where it is given (ISO 8601, UTC), else after a minute, then after longer and longer pauses. |
| \`repetition\` | It is not known whether it was done. The operation looks for what the first try may have written, so nothing is done twice. | Send the same item again, at once. |
| \`person\` | Something has to be changed or decided first. The message says what, and where. | Show the message to a person. Sending the item again brings the same error. |

**With On Error set to Continue (Using Error Output)** the failed item has \`error\` (the message, including what to do) and \`details\`. In an If or
Switch node: \`{{ $json.details.curedBy }}\`, \`{{ $json.details.retryAt }}\`, \`{{ $json.details.reason }}\`, \`{{ $json.details.code }}\`.

**With On Error set to Continue** it stays on the one output and has \`error\`, the fix as \`description\`, \`code\`, \`curedBy\` and \`retryAt\`, and
the same \`details\`. There \`error\` of the Salesforce node leaves the fix to \`description\`.

**Where the node stops the workflow** the error workflow gets the same: \`{{ $json.execution.error.context.data.curedBy }}\`. For a trigger that
could not be published it is \`{{ $json.trigger.error.context.data.curedBy }}\`.

The nodes have already waited and tried again where that is safe; **Keep Trying For (Seconds)** in the BILL credential says how long
(30 seconds by default). When BILL is only busy with too many calls at once, they wait for up to five minutes.
`;

const BILL = `## BILL

| What happened | \`reason\` | \`curedBy\` | What to do |
| --- | --- | --- | --- |
| BILL cannot be reached, or does not answer a read, an update, or another call that is safe to repeat | \`billNotReached\` | time | Check Environment and URL in the credential if it lasts. |
| The calls allowed per hour are used up (BDC_1144) | \`billNotReached\` | time, with \`retryAt\` | Run it again from then on. |
| The sign-ins allowed per hour are used up (BDC_1144) | \`billNotReached\` | time, with \`retryAt\` | Run it again from then on. |
| A write could not be stored in the *Intents Table* first, so it was not sent | \`intentNotStored\` | time | If the table is missing, execute *Set up tables and check connections*; otherwise see that n8n's database has room and answers. |
| BILL refused the sign-in for any other reason | \`billNotReached\` | person | Open the credential, correct it and select Test. |
| A write got no answer in time, the connection broke, or a gateway answered 5xx without a code of BILL: BILL may still be at work on it. It cannot be found yet, and the operation looks for it by its key: vendor of *Create or Update*, bill, payment, credit, list entry | \`unknownOutcome\` | time, with \`retryAt\` | Run the item again from then on, five minutes later (*Unclear Writes Settle After* in the credential). Until then the same n8n process does not send it. |
| BILL itself answered a write with an error, or with nothing, and what it may have written cannot be found; the operation looks for it by its key. Also what changes nothing more when it comes twice, such as an approval | \`unknownOutcome\` | repetition | Run the item again. |
| A write got no clear answer, and there is no key to find it by: vendor of *Create*, line item, offline payment, mass payment, legacy record, custom API call | \`unknownOutcome\` | person | Check in BILL first. |
| BILL answered 429, or 5xx to a call that is safe to repeat, with a code that is not listed below | \`refusedByBill\` | time | |
| BILL refused with any other code that is not listed below | \`refusedByBill\` | person | The message has BILL's own words. |
| A field of the node is empty or wrong | \`badInput\` | person | The message names the field. |
`;

const SALESFORCE = `## Salesforce

\`reason\` is \`refusedBySalesforce\`, \`salesforceNotReached\`, \`intentNotStored\`, \`unknownOutcome\`, \`recordNotFound\`, \`noClaimObject\`, \`agentNotPermitted\` or \`badInput\`.

| What happened | \`curedBy\` | What to do |
| --- | --- | --- |
| Salesforce cannot be reached, or answers 429 or 5xx, and nothing was changed | time | Check My Domain URL if it lasts. |
| A write could not be stored in the *Intents Table* first (\`intentNotStored\`), so it was not sent | time | As for BILL. |
| Salesforce gave no clear answer to reading, updating, upserting, linking, claiming or deleting a record | repetition | Run the item again. |
| Salesforce gave no clear answer to creating a record, publishing an event, or submitting, deciding, reassigning or recalling an approval | person | Check the record in Salesforce first. |
| A flow or trigger of the org could not lock a record: its code, with UNABLE_TO_LOCK_ROW in the message | time | Run this again. |
| An approval locks the record (ENTITY_IS_LOCKED) | time | Try again until it is decided. A process that keeps the lock never gives the record back: stop after a day, and ask a person. |
| The login was refused, or a field of the node is empty or wrong | person | The message names it. |
| No record has the ID, or the user may not see it (\`recordNotFound\`) | person | The message names the ID. |
| The org has no object for claims, or the user may not see it (\`noClaimObject\`) | person | Deploy the Salesforce package, and give the user its permission set. |
| The trigger cannot be published, or stops for good | person | The message says what to change; a trigger that only waits says \`time\` and continues automatically. |
| An event cannot be used, or the run it started does not end | person | The message names the event. |
| Salesforce refused with a code that is not listed below | person | The message has Salesforce's own words. |
`;

/** The page about errors, in Markdown. */
export function errorsPage(): string {
	return [HEAD, BILL, refusals(), codes(), SALESFORCE, salesforceCodes()].join('\n');
}

function refusals(): string {
	const rows = Object.entries(REFUSAL_CURES).map(
		([reason, { cure, meaning }]) => `| \`${reason}\` | ${meaning} | ${cure.curedBy} |`,
	);
	return `### Refusals of the node itself

Before anything is sent, the node refuses what cannot work, such as a bill that is not approved (\`billNotApproved\`) or an amount above
what is due (\`amountAboveDue\`). A person has to correct all of these, except:

${['| `reason` | What happened | `curedBy` |', '| --- | --- | --- |', ...rows].join('\n')}

A payment that is refused says everything that is in the way at once: \`details.reasons\` has one entry each, with \`reason\`, \`what\`, \`fix\`, \`curedBy\`, \`retryAt\` and,
where two values were compared, \`expected\` and \`found\`. \`details.reason\` is the first of them; \`details.curedBy\` is person if one of them needs a person. What
*Safety Checks* refuse:

| \`reason\` | What happened |
| --- | --- |
| \`vendorDiffers\`, \`amountDiffers\`, \`currencyDiffers\`, \`invoiceNumberDiffers\`, \`linesDiffer\` | The bill in BILL is not as it was approved |
| \`payeeChanged\` | The vendor is paid otherwise than when the payment was approved; \`details.changedParts\` says in what |
| \`payeeChangedRecently\` | The payee details changed a short time ago, and nobody has released them |
| \`samePerson\` | One person had two parts in the payment; \`details.roles\` names them |
| \`possibleDuplicate\` | Another bill may be the same invoice; \`details.possibleDuplicates\` lists it |
| \`fundingAccountNotUsable\`, \`balanceTooLow\` | The account cannot pay, or has too little |
| \`sessionNotTrusted\` | BILL does not trust the session for payments |
| \`environmentsMixed\` | The invoice was approved in production and BILL is a sandbox, or the reverse |
| \`paymentsPaused\`, \`overLimit\` | Payments are paused, or a limit would be passed |
| \`billsNotPayable\` | Bills of a mass payment; \`details.bills\` has the reasons of each |
`;
}

function codes(): string {
	const rows = Object.entries(KNOWN_CODES).map(
		([code, { fix, curedBy = 'person' }]) => `| ${code} | ${curedBy} | ${fix} |`,
	);
	return `### Codes of BILL

\`details.code\` holds the code, \`reason\` is \`refusedByBill\`.

${['| Code | `curedBy` | What to do |', '| --- | --- | --- |', ...rows].join('\n')}
`;
}

function salesforceCodes(): string {
	const rows = Object.entries(KNOWN_REFUSALS).map(
		([code, { fix, cause }]) =>
			`| ${code} | ${cause ? cureOfFailure({ cause }).curedBy : 'person'} | ${fix} |`,
	);
	return `### Codes of Salesforce

\`details.code\` holds the code.

${['| Code | `curedBy` | What to do |', '| --- | --- | --- |', ...rows].join('\n')}
`;
}
