import { randomInt } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import { Dice } from '../faults/webhooks/dice';
import { addRecords } from './billRecords';
import { startBill, type BillSandbox } from './billSandbox';
import { forgetProcessMemory, runNode, storeCredential, type StoredCredential } from './harness';
import { shapeOf } from './hostile/shapes';
import { HARMLESS, HOSTILE, textsIn, withText } from './hostile/values';
import { OPERATIONS } from './operations';
import type { OperationCase } from './operations/operationCase';

const seed = Number(process.env.SEED ?? randomInt(2 ** 31));
const A_PLACE = 1;
/** Of all operations, others each time. */
const AT_ONCE = 30;

/** A BILL of its own for each operation: sign-ins are limited, and what one has done must not disturb another. */
interface Place {
	bill: BillSandbox;
	billComApi: StoredCredential;
}

/** The calls one item leads to, as shapes. */
async function shapes(
	{ bill, billComApi }: Place,
	{ resource, operation, parameters }: OperationCase,
	item: IDataObject,
	value: string,
) {
	const before = (await bill.journal()).length;
	await runNode({
		type: 'billCom',
		parameters: { resource, operation, ...parameters },
		credentials: { billComApi },
		items: [item],
		onError: 'continueRegularOutput',
	});
	const calls = (await bill.journal()).slice(before);
	return calls.map((call) => shapeOf(call as unknown as Parameters<typeof shapeOf>[0], value));
}

it(`asks BILL nothing else because of what stands in a field of any operation (SEED=${seed})`, async () => {
	const usual = new Set<string>();
	const asked: Array<{ shape: string; what: string }> = [];
	const ask = async (entry: OperationCase) => {
		forgetProcessMemory();
		const bill = await startBill();
		const place = { bill, billComApi: storeCredential('billComApi', bill.credential) };
		await askOf(entry, place).finally(async () => await bill.stop());
	};
	const askOf = async (entry: OperationCase, at: Place) => {
		const { bill } = at;
		const records = { ...(await addRecords(bill)), more: {} };
		const more = (await entry.arrange?.(bill, records)) ?? {};
		const good = entry.good({ ...records, more }) as IDataObject;
		if ('json' in good) return; // a file
		for (const shape of await shapes(at, entry, good, HARMLESS)) usual.add(shape);
		for (const place of textsIn(good)) {
			for (const shape of await shapes(at, entry, withText(good, place, HARMLESS), HARMLESS))
				usual.add(shape);
			const dice = new Dice(`${seed} ${entry.resource} ${entry.operation} ${place.join('.')}`);
			for (let count = 0; count < A_PLACE; count += 1) {
				const text = dice.oneOf(HOSTILE);
				const what = `${entry.resource}.${entry.operation} ${place.join('.')} = ${JSON.stringify(text)}`;
				for (const shape of await shapes(at, entry, withText(good, place, text), text))
					asked.push({ shape, what });
			}
		}
	};
	const dice = new Dice(String(seed));
	const drawn = new Set(Array.from({ length: AT_ONCE }, () => dice.oneOf(OPERATIONS)));
	for (const entry of drawn) await ask(entry);

	expect(asked.length).toBeGreaterThan(5);
	expect(asked.filter(({ shape }) => !usual.has(shape))).toEqual([]);
});
