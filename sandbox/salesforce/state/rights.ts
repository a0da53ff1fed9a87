/** What a user may do with an object they see. */
export interface ObjectRights {
	create: boolean;
	edit: boolean;
	delete: boolean;
}

/** The licence that the guide gives n8n's user, and that shows no flow approvals. */
export const INTEGRATION_LICENCE = 'Salesforce Integration';

/** What a user may not do, and what beyond the usual. API names in lower case. */
export interface UserAccess {
	/** "API Enabled". */
	api: boolean;
	/** Objects the user does not see (`none`) or only reads (`read`). */
	objects: ReadonlyMap<string, 'none' | 'read'>;
	/** What is allowed on objects, where it is not everything. */
	rights?: ReadonlyMap<string, ObjectRights>;
	/** Fields, as `object.field`, the user does not see or only reads. */
	fields: ReadonlyMap<string, 'none' | 'read'>;
	/** Objects with Modify All: locks do not stop the user there. */
	modifyAll: ReadonlySet<string>;
	/** Objects with View All: sharing hides no record there. */
	viewAll?: ReadonlySet<string>;
	/** Name of the user licence; undefined is a full one. */
	licence?: string;
	/** "Approval Admin", asked for by the actions of flow approvals; undefined leaves it to the user's role. */
	approvalAdmin?: boolean;
}
