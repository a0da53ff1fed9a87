import { idChecksum } from './values/ids';

/** One person of the sandbox org. */
export interface TenantUser {
	id: string;
	userName: string;
	firstName: string;
	lastName: string;
	password: string;
	/** Has let the sandbox's app act for them, by an administrator's pre-approval. */
	hasApprovedApp: boolean;
	isActive: boolean;
	/** May edit locked records and decide anybody's requests. */
	isAdministrator: boolean;
	/** Key of the role among `ROLES`; without one they are in nobody's hierarchy. */
	role?: 'controller' | 'manager' | 'clerk';
	/** Shipped permission sets assigned to them; undefined for an administrator, who may everything. */
	permissionSets?: readonly string[];
	/** People have accounts by their profile, as the profile Standard User has them; n8n's user has nothing by it. */
	profile?: 'Standard User' | 'Minimum Access - API Only Integrations';
	/** Name of the user licence. */
	licence?: 'Salesforce' | 'Salesforce Integration';
	/** Decides in the place of this user. */
	delegateId?: string;
}

const id18 = (id15: string) => id15 + idChecksum(id15);

/** The org, 18 characters as the Pub/Sub API wants it. */
export const ORGANIZATION_ID = id18('00DSB0000000001');
/** Consumer key of the external client app. */
export const CLIENT_ID = 'sandbox-client-id';
/** Consumer secret of the external client app. */
export const CLIENT_SECRET = 'sandbox-client-secret';
/** Password of every user at the log-in page. */
export const PASSWORD = 'sandbox-password';

function person(serial: number, name: [string, string], details: Partial<TenantUser> = {}): TenantUser {
	return {
		id: id18(`005SB000000000${serial}`),
		userName: `${name[0].toLowerCase()}@sandbox.example`,
		firstName: name[0],
		lastName: name[1],
		password: PASSWORD,
		hasApprovedApp: true,
		isActive: true,
		isAdministrator: false,
		permissionSets: ['BILL_Finance_User'],
		profile: 'Standard User',
		licence: 'Salesforce',
		...details,
	};
}

/** Runs the automation: may read and edit records through the API, is no administrator. */
export const INTEGRATION_USER = person(1, ['Integration', 'User'], {
	permissionSets: ['BILL_Integration_User'],
	profile: 'Minimum Access - API Only Integrations',
	licence: 'Salesforce Integration',
});
/** Decides for the approver while they are away. */
export const DELEGATE = person(7, ['Delegate', 'Dale']);
/** The role above the approver's. */
export const CONTROLLER = person(8, ['Controller', 'Cole'], { role: 'controller' });
/** Decides the invoices unless the submitter names somebody else. */
export const APPROVER = person(2, ['Approver', 'Ames'], { role: 'manager', delegateId: DELEGATE.id });
/** Submits the invoices. */
export const SUBMITTER = person(3, ['Submitter', 'Sutton'], { role: 'clerk' });
/** System administrator: locks do not stop them. */
export const ADMINISTRATOR = person(4, ['Admin', 'Adler'], {
	isAdministrator: true,
	permissionSets: undefined,
});
/** A user nobody approved for the app. */
export const OUTSIDER = person(5, ['Outsider', 'Olsen'], { hasApprovedApp: false, permissionSets: [] });
/** A user who left. */
export const FORMER_USER = person(6, ['Former', 'Foster'], { isActive: false, permissionSets: [] });

/** Everybody in the org. */
export const USERS: readonly TenantUser[] = [
	INTEGRATION_USER,
	APPROVER,
	SUBMITTER,
	ADMINISTRATOR,
	OUTSIDER,
	FORMER_USER,
	DELEGATE,
	CONTROLLER,
];

/** The user the platform's own background work runs as. Nobody logs in as it. */
export const AUTOMATED_PROCESS = { id: id18('005SB0000000009'), userName: 'autoproc@00dsb0000000001' };

/** The role hierarchy, from the top down. */
export const ROLES = [
	{ key: 'controller', id: id18('00ESB0000000001'), name: 'Controller' },
	{ key: 'manager', id: id18('00ESB0000000002'), name: 'AP Manager' },
	{ key: 'clerk', id: id18('00ESB0000000003'), name: 'AP Clerk' },
] as const;

/** One queue of the org. */
export interface TenantQueue {
	id: string;
	name: string;
	developerName: string;
	memberIds: readonly string[];
}

/** Approvals may wait for this queue; its members are the approver and the administrator. */
export const APPROVER_QUEUE: TenantQueue = {
	id: id18('00GSB0000000001'),
	name: 'AP Approvers',
	developerName: 'AP_Approvers',
	memberIds: [APPROVER.id, ADMINISTRATOR.id],
};

/** Finds a user by name, in any case. */
export function findUserByName(userName: string): TenantUser | undefined {
	return USERS.find((user) => user.userName === userName.toLowerCase());
}
