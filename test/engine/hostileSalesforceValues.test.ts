import { randomInt } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import { Dice } from '../faults/webhooks/dice';
import { forgetProcessMemory, runNode, type StoredCredential } from './harness';
import { shapeOf } from './hostile/shapes';
import { HARMLESS, HOSTILE, textsIn, withText } from './hostile/values';
import { OPERATIONS } from './salesforceOperations';
import type { OperationCase } from './salesforceOperations/operationCase';
import { startSalesforce, type SalesforceSandbox } from './salesforceSandbox';

const seed = Number(process.env.SEED ?? randomInt(2 ** 31));
const A_PLACE = 4;
/** Here a text is a piece of the question itself: whoever fills it in writes SOQL. */
const IS_SOQL = /soql|where/i;

let salesforce: SalesforceSandbox;

beforeAll(async () => {
	salesforce = await startSalesforce();
});

beforeEach(async () => {
	forgetProcessMemory();
	await salesforce.control('reset');
});

afterAll(async () => await salesforce.stop());

async function journal(): Promise<Array<Parameters<typeof shapeOf>[0]>> {
	const reply = await fetch(`${salesforce.url}/sandbox/journal`);
	return (await reply.json()) as Array<Parameters<typeof shapeOf>[0]>;
}

/** The calls one item leads to, as shapes. */
async function shapes(
	salesforceApprovalJwtApi: StoredCredential,
	{ resource, operation, parameters }: OperationCase,
	item: IDataObject,
	value: string,
): Promise<string[]> {
	const before = (await journal()).length;
	await runNode({
		type: 'salesforceApproval',
		parameters: { authentication: 'jwt', resource, operation, ...parameters },
		credentials: { salesforceApprovalJwtApi },
		items: [item],
		onError: 'continueRegularOutput',
	});
	return (await journal()).slice(before).map((call) => shapeOf(call, value));
}

it(`asks Salesforce nothing else because of what stands in a field of any operation (SEED=${seed})`, async () => {
	const usual = new Set<string>();
	const asked: Array<{ shape: string; what: string }> = [];
	for (const entry of OPERATIONS) {
		const good = entry.good((await entry.arrange?.(salesforce)) ?? {});
		const credential = salesforce.jwt({ userName: `${entry.as ?? 'integration'}@sandbox.example` });
		const ask = async (item: IDataObject, value: string) => await shapes(credential, entry, item, value);
		for (const shape of await ask(good, HARMLESS)) usual.add(shape);
		for (const place of textsIn(good).filter((path) => !IS_SOQL.test(path.join('.')))) {
			for (const shape of await ask(withText(good, place, HARMLESS), HARMLESS)) usual.add(shape);
			const dice = new Dice(`${seed} ${entry.resource} ${entry.operation} ${place.join('.')}`);
			for (let count = 0; count < A_PLACE; count += 1) {
				const text = dice.oneOf(HOSTILE);
				const what = `${entry.resource}.${entry.operation} ${place.join('.')} = ${JSON.stringify(text)}`;
				for (const shape of await ask(withText(good, place, text), text)) asked.push({ shape, what });
			}
		}
	}

	expect(asked.length).toBeGreaterThan(10);
	expect(asked.filter(({ shape }) => !usual.has(shape))).toEqual([]);
});
