import { INTEGRATION_USER } from '../../sandbox/salesforce/tenant';
import { edits, withNode, withSettings } from './edits';
import { anApInvoice } from './invoice';
import { SandboxUnderTest } from './sandbox';

const WORKFLOW = 'Keep vendors in step';

/** What the catalogue says under "To change": one setting, and one node. */
const CHANGED = edits(
	withSettings(WORKFLOW, { whichAreVendors: "Vendor_Number__c LIKE 'V-%'", emailField: 'Website' }),
	withNode(WORKFLOW, 'When an account changes', (node) => ({ ...node, disabled: false })),
);

describe('vendors heard of by change events, chosen and mapped in Your settings, on a real n8n', () => {
	let sandbox: SandboxUnderTest;

	beforeAll(async () => {
		sandbox = await SandboxUnderTest.start({ edit: CHANGED });
		const { salesforce } = sandbox.everything;
		await salesforce.send('switches', { capturedObjects: 'Account' });
		// An administrator lets the integration user read the two fields.
		await salesforce.send('permissions', { userName: INTEGRATION_USER.userName });
	});

	afterAll(async () => {
		await sandbox?.stop();
	});

	it('reach BILL within seconds, with a field of the org, and others do not', async () => {
		const [draft, customer] = [anApInvoice(), anApInvoice()];
		await sandbox.enterVendor(customer.vendor);
		const vendor = { ...draft.vendor, Vendor_Number__c: 'V-17', Website: 'ap@vendor.example' };
		const accountId = await sandbox.enterVendor(vendor);
		await sandbox.until('the vendor to be linked', async () => {
			return (await sandbox.vendorAccount(draft)).BILL_Vendor_Id__c;
		});

		await sandbox.correctVendor(accountId, { Phone: '408 555 0177' });
		await sandbox.until('its phone number to be in BILL', async () => {
			const vendors = (await sandbox.vendorsOf(draft)) as Array<{ phone?: string }>;
			return vendors[0]?.phone === '408 555 0177';
		});

		expect(await sandbox.vendorsOf(draft)).toMatchObject([{ email: 'ap@vendor.example' }]);
		expect(await sandbox.vendorsOf(customer)).toEqual([]);
		expect(await sandbox.askedPeople()).toEqual([]);
	});
});
