/** A named record at the other end of a lookup. `Type` is there where the lookup may point to several objects. */
interface Named {
	Name?: string | null;
	Type?: string | null;
}

/** A row of ProcessInstanceWorkitem with what it points to. */
export type WorkItemRow = {
	Id: string;
	ProcessInstanceId: string;
	ActorId: string;
	Actor?: Named | null;
	OriginalActorId?: string | null;
	CreatedDate: string;
	ProcessInstance?: {
		TargetObjectId: string;
		TargetObject?: Named | null;
		SubmittedById?: string | null;
		SubmittedBy?: Named | null;
		CreatedDate?: string;
		ProcessDefinition?: Named | null;
	} | null;
};

const COLUMNS = [
	'Id',
	'ProcessInstanceId',
	'ActorId',
	'Actor.Name',
	'OriginalActorId',
	'CreatedDate',
	'ProcessInstance.TargetObjectId',
	'ProcessInstance.TargetObject.Name',
	'ProcessInstance.TargetObject.Type',
	'ProcessInstance.SubmittedById',
	'ProcessInstance.SubmittedBy.Name',
	'ProcessInstance.CreatedDate',
	'ProcessInstance.ProcessDefinition.Name',
];

/** SOQL for open approval requests, oldest first. `where` is a complete condition or empty; `limit` may be infinite. */
export function workItemQuery(where: string, limit: number): string {
	const condition = where === '' ? '' : ` WHERE ${where}`;
	const end = Number.isFinite(limit) ? ` LIMIT ${limit}` : '';
	return `SELECT ${COLUMNS.join(', ')} FROM ProcessInstanceWorkitem${condition} ORDER BY CreatedDate ASC${end}`;
}
