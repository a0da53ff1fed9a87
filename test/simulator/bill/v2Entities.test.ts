import { TENANT } from '../../../sandbox/bill/tenant';
import { endAll, signIn, startBill, startSignedIn } from './harness';
import { createBill, createVendor } from './records';
import { create, done, list, refused } from './v2Harness';

afterEach(endAll);

describe('a vendor bank account', () => {
	const ACCOUNT = { accountNumber: '000987654', routingNumber: '074000010', nameOnAcct: 'Northwind' };

	it('is added once and removed', async () => {
		const { api } = await startSignedIn();
		const vendor = await createVendor(api);

		const created = await create(api, 'VendorBankAccount', { vendorId: vendor.id, ...ACCOUNT });
		const listed = await list(api, 'VendorBankAccount');
		await done(api, 'Crud/Delete/VendorBankAccount.json', { id: created.id });

		expect(created).toMatchObject({ vendorId: vendor.id, accountNumber: '****7654', status: '1' });
		expect(listed).toMatchObject([{ id: created.id }]);
		expect(await list(api, 'VendorBankAccount')).toEqual([]);
	});

	it('needs a trusted session', async () => {
		const bill = await startBill();
		const api = await signIn(bill, { rememberMeId: '', device: '' });
		const vendor = await createVendor(api);
		const obj = { entity: 'VendorBankAccount', vendorId: vendor.id, ...ACCOUNT };

		expect(await refused(api, 'Crud/Create/VendorBankAccount.json', { obj })).toBe('BDC_1361');
	});
});

describe('an approval policy', () => {
	it('asks its approvers for bills above its amount', async () => {
		const { api } = await startSignedIn();
		const policy = await create(api, 'ApprovalPolicy', {
			type: '0',
			amountThreshold: 100,
			minNumApprovers: 1,
		});
		const approvalPolicyId = policy.id;
		const approver = await create(api, 'ApprovalPolicyApprover', {
			approvalPolicyId,
			usersId: TENANT.approverUserId,
		});

		const asked = await createBill(api);
		await done(api, 'Crud/Delete/ApprovalPolicyApprover.json', { id: approver.id });
		await done(api, 'Crud/Update/ApprovalPolicy.json', {
			obj: { entity: 'ApprovalPolicy', id: policy.id, amountThreshold: 50 },
		});

		expect(asked.approvalStatus).toBe('ASSIGNED');
		expect(await list(api, 'ApprovalPolicyApprover')).toEqual([]);
		expect(await list(api, 'ApprovalPolicy')).toMatchObject([{ amountThreshold: 50, minNumApprovers: 1 }]);
		expect((await done(api, 'Crud/Delete/ApprovalPolicy.json', { id: policy.id })).isActive).toBe('2');
		expect(await list(api, 'ApprovalPolicy')).toEqual([]);
	});
});
