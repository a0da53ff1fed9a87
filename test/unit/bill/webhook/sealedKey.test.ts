import { toBillCredential } from '../../../../nodes/BillCom/transport/credential';
import { openKey, sealKey } from '../../../../nodes/BillCom/webhook/sealedKey';

const credential = toBillCredential({ developerKey: '01DEVELOPERKEY', organizationId: '00801AAAA' });

it('opens what it sealed, and each seal looks different', () => {
	const [one, other] = [sealKey('the key', credential), sealKey('the key', credential)];

	expect(one).not.toBe(other);
	expect([openKey(one, credential), openKey(other, credential)]).toEqual(['the key', 'the key']);
});

it.each([
	['another developer key', { developerKey: '01OTHER', organizationId: '00801AAAA' }],
	['another organization', { developerKey: '01DEVELOPERKEY', organizationId: '00801BBBB' }],
])('stays closed under %s', (_, data) => {
	expect(openKey(sealKey('the key', credential), toBillCredential(data))).toBeUndefined();
});

it.each(['', 'v1', 'v1...', 'v1.a.b.c', 'v2.a.b.c', 'the key in the clear'])(
	'takes %p for no sealed key',
	(text) => {
		expect(openKey(text, credential)).toBeUndefined();
	},
);

it.each([1, 2, 3])('notices when one character of part %i was changed', (index) => {
	const parts = sealKey('the key', credential).split('.');
	// Not the last character: some of its bits mean nothing.
	const [first, rest] = [parts[index]?.at(0), parts[index]?.slice(1)];
	parts[index] = `${first === 'A' ? 'B' : 'A'}${rest}`;

	expect(openKey(parts.join('.'), credential)).toBeUndefined();
});
