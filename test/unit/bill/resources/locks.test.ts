import { withLocks as withLocksOf } from '../../../../nodes/BillCom/once/locks';
import type { Locks } from '../../../../nodes/BillCom/operation/lockKinds';
import { clientOf } from '../../../../nodes/BillCom/transport/client';
import { aCredential, executeContext } from '../context';

const ctx = executeContext({ credential: aCredential('http://127.0.0.1:1'), items: [{}] });

it('lets runs that lock the same bills in another order both end, one after the other', async () => {
	const order: string[] = [];
	const run = async (name: string, bill: string[]) =>
		await withLocks({ bill }, async () => {
			order.push(`${name} begins`);
			await Promise.resolve();
			order.push(`${name} ends`);
		});

	await Promise.all([run('one', ['a', 'b']), run('two', ['b', 'a']), run('three', ['b', 'c', 'b'])]);

	expect(order).toEqual(['one begins', 'one ends', 'two begins', 'two ends', 'three begins', 'three ends']);
});

it('lets a run that holds a name go on to the record, also when another has asked for both meanwhile', async () => {
	const order: string[] = [];
	let otherHasAsked: () => void = () => {};
	const asked = new Promise<void>((resolve) => (otherHasAsked = resolve));

	const one = withLocks({ vendorName: ['acme'] }, async () => {
		await asked;
		await withLocks({ vendor: ['v'] }, async () => await Promise.resolve(order.push('one')));
	});
	const other = withLocks({ vendorName: ['acme'], vendor: ['v'] }, async () => {
		await Promise.resolve(order.push('other'));
	});
	otherHasAsked();
	await Promise.all([one, other]);

	expect(order).toEqual(['one', 'other']);
});

it('does not hold up the next run when one was refused', async () => {
	const refused = withLocks({ bill: ['a'] }, async () => await Promise.reject(new Error('Refused')));
	const next = withLocks({ bill: ['a'], vendor: ['v'] }, async () => await Promise.resolve('done'));

	await expect(refused).rejects.toThrow('Refused');
	expect(await next).toBe('done');
});

it('says so instead of waiting for itself when a run asks for what it may hold', async () => {
	const again = withLocks({ bill: ['a'] }, async () => await withLocks({ bill: ['a'] }, done));
	const back = withLocks({ bill: ['a'] }, async () => await withLocks({ payment: ['p'] }, done));

	await expect(again).rejects.toThrow('The lock of a bill was asked for while that of a bill is held.');
	await expect(back).rejects.toThrow('The lock of a payment was asked for while that of a bill is held.');
});

async function withLocks<T>(locks: Locks, work: () => Promise<T>): Promise<T> {
	return await withLocksOf(await clientOf(ctx), locks, work);
}

async function done(): Promise<void> {
	await Promise.resolve();
}
