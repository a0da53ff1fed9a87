import { myDomainOrigin } from '../../../../nodes/SalesforceApproval/transport/myDomain';

it.each([
	['https://acme.my.salesforce.com', 'https://acme.my.salesforce.com'],
	[' https://acme.my.salesforce.com/ ', 'https://acme.my.salesforce.com'],
	['acme.my.salesforce.com', 'https://acme.my.salesforce.com'],
	['https://acme.lightning.force.com/lightning/page/home', 'https://acme.my.salesforce.com'],
	['https://acme--dev.sandbox.lightning.force.com/', 'https://acme--dev.sandbox.my.salesforce.com'],
	[
		'https://acme.my.salesforce-setup.com/lightning/setup/SetupOneHome/home',
		'https://acme.my.salesforce.com',
	],
	['http://127.0.0.1:4020/', 'http://127.0.0.1:4020'],
	['https://salesforce-proxy.acme.example:8443/path', 'https://salesforce-proxy.acme.example:8443'],
])('reads the address %s as the origin %s', (entered, origin) => {
	expect(myDomainOrigin(entered)).toBe(origin);
});

it.each([
	['', 'empty'],
	['https://login.salesforce.com', 'belongs to no org'],
	['test.salesforce.com', 'belongs to no org'],
	['http://acme.my.salesforce.com', 'starts with http://'],
	['ftp://acme.my.salesforce.com', 'not a web address'],
	['my company', 'not a web address'],
])('refuses the address "%s" because it is %s', (entered, reason) => {
	expect(() => myDomainOrigin(entered)).toThrow(reason);
});
