import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { RunClient } from '../../transport/client';
import { sessionKey } from '../../transport/credential';
import type { Operation } from '../../operation/operation';
import { type ParameterReader, parameters } from '../../parameters/reader';
import { textOf, toBillRecord } from '../../records/record';
import { forgetTrust } from './trust';
import { trustedUntil } from './readSession';

const codeField: INodeProperties = {
	displayName: 'Code',
	name: 'code',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 123456',
	description: 'The six digits from the text message',
};

const challengeIdField: INodeProperties = {
	displayName: 'Challenge ID',
	name: 'challengeId',
	type: 'string',
	default: '',
	required: true,
	description: 'Returned by Send Code',
};

/** 19 characters are known to work, 49 are not (field reports, 2026-11). */
const DEVICE_MAX = 19;
const DEFAULT_DEVICE = 'n8n';

/**
 * POST /v3/mfa/challenge/validate. The session is trusted at once; `rememberMeId` and `device` go into the credential,
 * where they keep payments possible for 30 days. Expect BDC_1356 or BDC_1374 for a code that came too late, BDC_1358
 * after several wrong ones. What it returns is a secret, which an agent gets with leave only.
 */
export const confirmCode: Operation = {
	option: {
		name: 'Confirm Code',
		value: 'confirmCode',
		action: 'Confirm a code to renew the trust of the session',
		description:
			'Enter the code from the text message. Returns what to store in the credential for about 30 days of payments.',
	},
	signIn: 'user',
	output: {
		shape: { trusted: 'flag', rememberMeId: 'text', device: 'text', trustedUntil: 'text', next: 'text' },
	},
	calls: 1,
	fields: [
		challengeIdField,
		codeField,
		{
			displayName: 'Device Name',
			name: 'deviceName',
			type: 'string',
			default: '',
			placeholder: 'e.g. n8n-payables',
			description: `The name for this n8n instance in BILL, at most ${DEVICE_MAX} characters. If empty, the Device Name of the credential, or ${DEFAULT_DEVICE}.`,
		},
	],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const read = parameters(ctx, itemIndex, 'Confirm Code');
		const credential = client.credential;
		const challengeId = read.requiredText(challengeIdField);
		const token = readCode(read);
		const device = readDevice(read, credential.device);
		const answer = await client.request({
			intent: 'accept the code of the text message',
			method: 'POST',
			path: '/v3/mfa/challenge/validate',
			body: { challengeId, token, device, machineName: DEFAULT_DEVICE, rememberMe: true },
			isAnswered: (body) => textOf(toBillRecord(body), 'rememberMeId') !== '',
			decode: toBillRecord,
		});
		forgetTrust(sessionKey(credential));
		return [
			{
				trusted: true,
				rememberMeId: textOf(answer, 'rememberMeId'),
				device,
				trustedUntil: trustedUntil(Date.now()),
				next: 'Copy these three values into the BILL credential: Remembered Device ID, Device Name and Trusted Until. Then select Test.',
			},
		];
	},
};

function readCode(read: ParameterReader): string {
	const code = read.requiredText(codeField).replace(/\s/g, '');
	if (/^\d{6}$/.test(code)) return code;
	throw read.refuse(
		'Code does not have six digits',
		'Enter the digits of the newest text message from BILL.',
	);
}

function readDevice(read: ParameterReader, ofCredential: string): string {
	const device = read.text('deviceName') || ofCredential || DEFAULT_DEVICE;
	if (device.length <= DEVICE_MAX) return device;
	throw read.refuse(
		`Device Name has ${device.length} characters`,
		`BILL refuses long names as if the code were wrong. Shorten it to ${DEVICE_MAX}.`,
	);
}
