import { askFor } from '../../clients/askFor';
import { isJsonObject } from '../../simulator/fields';
import { toLine } from '../journals';
import type { SalesforceInvoice } from '../simulators';
import { wasTaken } from './calls';
import type { Call } from './calls';
import { isoTime } from './step';
import type { Step, Tone } from './step';

interface Instance {
	Id: string;
	TargetObjectId: string;
}
interface Action {
	ProcessInstanceId: string;
	StepStatus: string;
	ActorId: string;
	Comments: string | null;
	CreatedDate: string;
}
interface User {
	Id: string;
	Name: string;
}

const WORDS: Record<string, { title: string; tone?: Tone } | undefined> = {
	Started: { title: 'Submitted for approval by' },
	Approved: { title: 'Approved by', tone: 'paid' },
	Rejected: { title: 'Rejected by', tone: 'closed' },
	Removed: { title: 'Recalled by', tone: 'closed' },
};
const TONES: Record<string, Tone | undefined> = {
	'Bill Created': 'underway',
	'Payment Scheduled': 'underway',
	Paid: 'paid',
	'Payment Failed': 'attention',
	'Needs Attention': 'attention',
	Voided: 'closed',
	'Rolled Back': 'closed',
};

/** Who submitted and who decided, from the history of the classic approval. */
export async function approvalSteps(salesforceUrl: string, recordId: string): Promise<Step[]> {
	const read = async <T>(object: string) =>
		await askFor<T[]>('Salesforce', `${salesforceUrl}/sandbox/state?object=${object}`);
	const [instances, actions, users] = await Promise.all([
		read<Instance>('ProcessInstance'),
		read<Action>('ProcessInstanceStep'),
		read<User>('User'),
	]);
	const rounds = new Set(
		instances.filter(({ TargetObjectId }) => TargetObjectId === recordId).map(({ Id }) => Id),
	);
	const names = new Map(users.map(({ Id, Name }) => [Id, Name]));
	return actions
		.filter(({ ProcessInstanceId }) => rounds.has(ProcessInstanceId))
		.map(({ StepStatus, ActorId, Comments, CreatedDate }) => {
			const { title, tone } = WORDS[StepStatus] ?? { title: `${StepStatus} by` };
			return {
				at: isoTime(CreatedDate),
				system: 'Salesforce',
				title: `${title} ${names.get(ActorId) ?? ActorId}`,
				note: Comments ?? undefined,
				tone,
			};
		});
}

/** Every status that was written to the invoice, and last the one it shows, if no request is known that wrote it. */
export function statusSteps(
	invoice: SalesforceInvoice & { LastModifiedDate?: string },
	calls: Call[],
): Step[] {
	const steps = calls.flatMap((call) => statusStep(call, invoice.Id) ?? []);
	const { BILL_Sync_Status__c: status, BILL_Sync_Message__c: message, LastModifiedDate } = invoice;
	const isKnown = status === 'Not Sent' || steps.some(({ title }) => title === shows(status));
	if (isKnown || LastModifiedDate === undefined) return steps;
	return [...steps, statusStepOf(LastModifiedDate, status, message)];
}

function statusStep(call: Call, recordId: string): Step | undefined {
	const { fields, answer } = writtenTo(call, recordId) ?? {};
	if (typeof fields?.BILL_Sync_Status__c !== 'string') return undefined;
	const isTaken = wasTaken(call) && !(isJsonObject(answer) && answer.success === false);
	if (isTaken) {
		const step = statusStepOf(call.at, fields.BILL_Sync_Status__c, fields.BILL_Sync_Message__c);
		return { ...step, call: toLine(call) };
	}
	return {
		at: isoTime(call.at),
		system: 'Salesforce',
		title: `Salesforce did not take the status ${fields.BILL_Sync_Status__c}`,
		note: messageIn(answer ?? call.response),
		tone: 'attention',
		call: toLine(call),
	};
}

function statusStepOf(at: string, status: string, message: unknown): Step {
	const note = typeof message === 'string' && message !== '' ? message : undefined;
	return { at: isoTime(at), system: 'Salesforce', title: shows(status), note, tone: TONES[status] };
}

const shows = (status: string) => `Salesforce shows ${status}`;

/** The fields a request writes to one record, alone or with others, and what was answered about it. */
function writtenTo(
	{ method, path, body, response }: Call,
	recordId: string,
): { fields: Record<string, unknown>; answer?: unknown } | undefined {
	if (method !== 'PATCH' || !isJsonObject(body)) return undefined;
	if (path.endsWith(`/${recordId}`)) return { fields: body };
	if (!Array.isArray(body.records)) return undefined;
	const records: unknown[] = body.records;
	const at = records.findIndex((one) => isJsonObject(one) && (one.Id ?? one.id) === recordId);
	const fields = records[at];
	return isJsonObject(fields)
		? { fields, answer: Array.isArray(response) ? response[at] : undefined }
		: undefined;
}

/** The first message in an answer, however deep. */
export function messageIn(answer: unknown): string | undefined {
	if (Array.isArray(answer)) return answer.map(messageIn).find((found) => found !== undefined);
	if (!isJsonObject(answer)) return undefined;
	if (typeof answer.message === 'string') return answer.message;
	return messageIn(Object.values(answer));
}
