import { resource } from '../../operation/resource';
import { approve } from './approve.operation';
import { clearApprovers } from './clearApprovers.operation';
import { deny } from './deny.operation';
import { getApprovers } from './getApprovers.operation';
import { getPending } from './getPending.operation';
import { setApprovers } from './setApprovers.operation';

/** Decisions about bills, and who makes them. */
export const billApproval = resource(
	{ name: 'Bill Approval', value: 'billApproval' },
	[approve, clearApprovers, deny, getApprovers, getPending, setApprovers],
	'approve',
);
