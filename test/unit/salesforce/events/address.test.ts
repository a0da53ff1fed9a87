import { parseAddress } from '../../../../nodes/SalesforceApproval/events/pubsub/address';

it.each([
	['https://api.pubsub.salesforce.com:7443', 'api.pubsub.salesforce.com:7443', true],
	['https://api.pubsub.salesforce.com', 'api.pubsub.salesforce.com:443', true],
	['http://127.0.0.1:7011/', '127.0.0.1:7011', false],
	['http://localhost:80', 'localhost:80', false],
	['http://salesforce-simulator:7011', 'salesforce-simulator:7011', false],
	['http://192.168.1.5:7011', '192.168.1.5:7011', false],
	['http://[::1]:7011', '[::1]:7011', false],
])('connects to %s', (entered, target, isSecure) => {
	expect(parseAddress(entered)).toEqual({ target, isSecure });
});

it.each([
	'http://api.pubsub.salesforce.com:7443',
	'http://8.8.8.8:7011',
	'http://172.32.0.1:7011',
	'http://[2001:db8::1]:80',
])('does not send a token in the clear to %s', (entered) => {
	expect(() => parseAddress(entered)).toThrow(
		`Pub/Sub Address "${entered}" would send the access token unencrypted`,
	);
});

it.each(['api.pubsub.salesforce.com:7443', 'ftp://x', ''])(
	'says that "%s" is not a web address',
	(entered) => {
		expect(() => parseAddress(entered)).toThrow('is not a web address');
	},
);
