import { API_VERSION } from '../../transport/apiVersion';
import { queryRecords } from '../../transport/query';
import { decodeRefusal } from '../../transport/refusal';
import type { Operation } from '../../operation/operation';

type OrganizationRow = {
	Id: string;
	Name: string;
	IsSandbox: boolean;
	OrganizationType: string;
	InstanceName?: string | null;
	NamespacePrefix?: string | null;
	TimeZoneSidKey?: string | null;
};

const COLUMNS = 'Id, Name, IsSandbox, OrganizationType, InstanceName, NamespacePrefix, TimeZoneSidKey';

/** Query on Organization → which org the credential leads to. One call. */
export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get the org',
		description: 'Read which org this is: sandbox or production, edition, name and instance',
	},
	isRepeatable: true,
	output: {
		shape: {
			organizationId: 'text',
			name: 'text',
			environment: 'text',
			isSandbox: 'flag',
			edition: 'text',
			instanceName: 'textOrNull',
			namespacePrefix: 'textOrNull',
			timeZone: 'textOrNull',
			myDomainUrl: 'text',
			apiVersion: 'text',
		},
	},
	fields: [],
	intent: () => 'read the org',
	async execute({ salesforce }) {
		const [org] = await queryRecords<OrganizationRow>(salesforce, `SELECT ${COLUMNS} FROM Organization`, 1);
		if (!org) throw decodeRefusal(404, 'Salesforce shows this user no organization');
		return [
			{
				organizationId: org.Id,
				name: org.Name,
				environment: org.IsSandbox ? 'sandbox' : 'production',
				isSandbox: org.IsSandbox,
				edition: org.OrganizationType,
				instanceName: org.InstanceName ?? null,
				namespacePrefix: org.NamespacePrefix ?? null,
				timeZone: org.TimeZoneSidKey ?? null,
				myDomainUrl: salesforce.origin,
				apiVersion: API_VERSION,
			},
		];
	},
};
