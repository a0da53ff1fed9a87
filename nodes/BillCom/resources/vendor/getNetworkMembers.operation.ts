import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { postalCodeMisfit } from '../../../shared/values/postalCode';
import type { Operation } from '../../operation/operation';
import { parameters, toText } from '../../parameters/reader';
import { withoutEmpty } from '../../records/record';
import { MIN_NAME_LENGTH, searchNetwork } from './network/networkCalls';
import { networkOptions } from './network/networkFields';
import { networkMemberOutput } from './network/networkOutput';
import type { RunClient } from '../../transport/client';

const networkName: INodeProperties = {
	displayName: 'Name',
	name: 'networkName',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. Northwind',
	description:
		'At least three characters: for the BILL network a whole word of the name, for national vendors any part of it',
};

/** GET /v3/network → the organizations that fit, with the ID an invitation needs. */
export const getNetworkMembers: Operation = {
	option: {
		name: 'Search Network',
		value: 'getNetworkMembers',
		action: 'Search the BILL network for a vendor',
		description: 'Check whether a vendor is in the BILL network or a national vendor, and get its ID',
	},
	output: networkMemberOutput,
	calls: 1,
	fields: [networkName, networkOptions],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const read = parameters(ctx, itemIndex);
		const name = read.requiredText(networkName);
		if (name.length < MIN_NAME_LENGTH) {
			throw read.refuse(
				`Name is "${name}", and BILL needs ${MIN_NAME_LENGTH} characters or more`,
				'Enter a whole word of the name.',
			);
		}
		const { accountNumber, scope, zipOrPostalCode } = read.collection('options');
		const misfit = postalCodeMisfit(zipOrPostalCode, 'Postal Code', 'US');
		if (misfit) throw read.refuse(misfit.what, misfit.fix);
		const narrowed = withoutEmpty({
			accountNumber: toText(accountNumber),
			scope: toText(scope),
			zipOrPostalCode: toText(zipOrPostalCode),
		});
		return await searchNetwork(client, { name, ...narrowed });
	},
};
