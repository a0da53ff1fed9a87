import { currentUserId } from '../../transport/currentUser';
import { queryRecords } from '../../transport/query';
import { decodeRefusal } from '../../transport/refusal';
import { quoted } from '../../transport/soqlLiterals';
import type { Operation } from '../../operation/operation';

type UserRow = {
	Id: string;
	Username: string;
	Name: string;
	Email?: string | null;
	IsActive: boolean;
	UserType?: string | null;
	TimeZoneSidKey?: string | null;
	LocaleSidKey?: string | null;
};

const COLUMNS = 'Id, Username, Name, Email, IsActive, UserType, TimeZoneSidKey, LocaleSidKey';

/** Query on User → as whom this credential acts. One call, two with a JWT. */
export const getUser: Operation = {
	option: {
		name: 'Who Am I',
		value: 'getUser',
		action: 'Get the user of the credential',
		description: 'Read which user n8n acts as with this credential',
	},
	isRepeatable: true,
	output: {
		shape: {
			userId: 'text',
			userName: 'text',
			name: 'text',
			email: 'textOrNull',
			isActive: 'flag',
			userType: 'textOrNull',
			timeZone: 'textOrNull',
			locale: 'textOrNull',
			myDomainUrl: 'text',
		},
	},
	fields: [],
	intent: () => 'read the user of the credential',
	async execute({ ctx, salesforce }) {
		const id = await currentUserId(ctx, salesforce);
		const soql = `SELECT ${COLUMNS} FROM User WHERE Id = ${quoted(id)}`;
		const [user] = id === '' ? [] : await queryRecords<UserRow>(salesforce, soql, 1);
		if (!user) throw decodeRefusal(404, 'Salesforce does not show which user this credential belongs to');
		return [
			{
				userId: user.Id,
				userName: user.Username,
				name: user.Name,
				email: user.Email ?? null,
				isActive: user.IsActive,
				userType: user.UserType ?? null,
				timeZone: user.TimeZoneSidKey ?? null,
				locale: user.LocaleSidKey ?? null,
				myDomainUrl: salesforce.origin,
			},
		];
	},
};
