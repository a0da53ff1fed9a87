import { objects } from '../approvals/lookups';
import type { FieldValue } from '../metadata/definition';
import { insertRow } from '../records/save';
import { SHIPPED_FLOWS } from '../schema/flowDefinition';
import { findObject } from '../schema/org';
import { ORG_PROCESSES, type OrgProcess } from '../schema/process';
import type { Actor, Simulation } from '../simulation/simulation';
import {
	ADMINISTRATOR,
	APPROVER,
	APPROVER_QUEUE,
	AUTOMATED_PROCESS,
	ROLES,
	type TenantQueue,
	USERS,
} from '../tenant';

const SETUP: Actor = { userId: ADMINISTRATOR.id, isAdministrator: true };

/** Fills an empty org with what every org has: itself, its people and its approval processes. */
export function seedOrg(sim: Simulation): void {
	sim.store.transaction(() => {
		insert(sim, 'Organization', {
			Id: sim.organizationId,
			Name: 'Sandbox Org',
			IsSandbox: sim.switches.isSandbox,
			OrganizationType: 'Enterprise Edition',
			InstanceName: 'SBX1',
			TimeZoneSidKey: 'GMT',
			LanguageLocaleKey: 'en_US',
		});
		ROLES.forEach(({ id, name }, level) =>
			insert(sim, 'UserRole', {
				Id: id,
				Name: name,
				DeveloperName: name.replaceAll(' ', '_'),
				ParentRoleId: ROLES[level - 1]?.id ?? null,
			}),
		);
		insert(sim, 'User', {
			Id: AUTOMATED_PROCESS.id,
			Username: AUTOMATED_PROCESS.userName,
			Name: 'Automated Process',
			LastName: 'Process',
			IsActive: true,
			UserType: 'AutomatedProcess',
		});
		for (const { id, userName, firstName, lastName, isActive, role, delegateId } of USERS) {
			insert(sim, 'User', {
				Id: id,
				Username: userName,
				Name: `${firstName} ${lastName}`,
				FirstName: firstName,
				LastName: lastName,
				Email: userName,
				IsActive: isActive,
				UserType: 'Standard',
				TimeZoneSidKey: 'GMT',
				LocaleSidKey: 'en_US',
				LanguageLocaleKey: 'en_US',
				ManagerId: id === APPROVER.id ? null : APPROVER.id,
				DelegatedApproverId: delegateId ?? null,
				UserRoleId: ROLES.find(({ key }) => key === role)?.id ?? null,
			});
		}
		insertQueue(sim, APPROVER_QUEUE);
		for (const flow of SHIPPED_FLOWS) {
			insert(sim, 'FlowDefinitionView', { ...flow, IsActive: sim.switches.flowsAreActive });
		}
		for (const process of ORG_PROCESSES) insertProcess(sim, process);
	});
}

function insertProcess(sim: Simulation, process: OrgProcess): void {
	const { Id: ProcessDefinitionId } = insertRow(sim, SETUP, objects.definition, {
		Name: process.name,
		DeveloperName: process.developerName,
		Type: 'Approval',
		Description: process.description,
		TableEnumOrId: process.objectName,
		LockType: 'Total',
		State: 'Active',
	});
	for (const { name: Name, developerName: DeveloperName } of process.steps)
		insertRow(sim, SETUP, objects.node, { Name, DeveloperName, ProcessDefinitionId });
}

function insertQueue(sim: Simulation, { id, name, developerName, memberIds }: TenantQueue): void {
	insert(sim, 'Group', { Id: id, Name: name, DeveloperName: developerName, Type: 'Queue' });
	insert(sim, 'QueueSobject', { QueueId: id, SobjectType: 'AP_Invoice__c' });
	for (const memberId of memberIds) insert(sim, 'GroupMember', { GroupId: id, UserOrGroupId: memberId });
}

function insert(sim: Simulation, name: string, values: Record<string, FieldValue>): void {
	const object = findObject(name);
	if (!object) throw new Error(`The org has no object ${name}`);
	insertRow(sim, SETUP, object, values);
}
