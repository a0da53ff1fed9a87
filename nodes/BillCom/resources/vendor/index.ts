import { resource } from '../../operation/resource';
import { addBankAccount } from './addBankAccount.operation';
import { archive } from './archive.operation';
import { cancelInvitation } from './cancelInvitation.operation';
import { create } from './create.operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { getAuditTrail } from './getAuditTrail.operation';
import { getBankAccount } from './getBankAccount.operation';
import { getConfiguration } from './getConfiguration.operation';
import { getInvitation } from './getInvitation.operation';
import { getNetworkMembers } from './getNetworkMembers.operation';
import { getPayee } from './getPayee.operation';
import { inviteToNetwork } from './inviteToNetwork.operation';
import { removeBankAccount } from './removeBankAccount.operation';
import { restore } from './restore.operation';
import { update } from './update.operation';
import { upsert } from './upsert.operation';

/** Payees. */
export const vendor = resource(
	{ name: 'Vendor', value: 'vendor' },
	[
		addBankAccount,
		archive,
		cancelInvitation,
		create,
		upsert,
		get,
		getAuditTrail,
		getBankAccount,
		getConfiguration,
		getInvitation,
		getAll,
		getPayee,
		inviteToNetwork,
		removeBankAccount,
		restore,
		getNetworkMembers,
		update,
	],
	'upsert',
);
