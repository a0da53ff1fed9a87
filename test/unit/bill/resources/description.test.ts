import type { INodeProperties, INodePropertyCollection } from 'n8n-workflow';
import type { Operation } from '../../../../nodes/BillCom/operation/operation';
import type { FieldShape, Shape } from '../../../../nodes/shared/operation/outputShape';
import { RESOURCES } from '../../../../nodes/BillCom/run/resources';

const OPERATIONS: Array<[string, Operation]> = RESOURCES.flatMap(({ menu, operations }) =>
	operations.map((operation): [string, Operation] => [`${menu.value}.${operation.option.value}`, operation]),
);

/** Ids nobody could list: they come from another operation or system a moment before. */
const TYPED_IDS: Record<string, string> = {
	challengeId: 'returned by Send Code',
	legacyId: 'any entity of v2; Get Many finds it',
	billVendorId: 'comes from the Salesforce record',
	networkId: 'returned by Search Network',
	uploadId: 'returned by Upload',
	eventId: 'returned by Get Event Log',
	entityId: 'any kind of object an event was about',
	paymentBatchId: 'returned by Create Mass Payment',
	exchangeRateBatchId: 'returned by Get Exchange Rate',
	taxId: 'a number of the tax office',
};

/** Every field of an operation, those inside collections too. */
function fieldsIn(properties: INodeProperties[]): INodeProperties[] {
	return properties.flatMap((property) => [property, ...fieldsIn((property.options ?? []).flatMap(inner))]);
}

function inner(option: NonNullable<INodeProperties['options']>[number]): INodeProperties[] {
	if ('values' in option) return (option as INodePropertyCollection).values;
	return 'type' in option ? [option as INodeProperties] : [];
}

function isSearchable({ type, typeOptions }: INodeProperties): boolean {
	return type === 'resourceLocator' || typeOptions?.loadOptionsMethod !== undefined;
}

it.each(OPERATIONS)('%s offers a list for every id it asks for', (_, { fields }) => {
	const ids = fieldsIn(fields).filter(
		({ name, type }) => /Ids?$/.test(name) && !['boolean', 'hidden'].includes(type),
	);

	const typed = ids.filter((field) => !isSearchable(field) && !(field.name in TYPED_IDS));

	expect(typed.map(({ name, displayName }) => `${displayName} (${name})`)).toEqual([]);
});

/** What is stored as it is: an entry of the audit trail lacks nothing. */
const STORED = ['apiLog.take'];

it.each(OPERATIONS)('%s is simplified to ten fields of its record when it has more', (name, { output }) => {
	const { shape, simple = [], isOpen } = output;

	expect(Object.keys(shape).length).toBeGreaterThan(0);
	expect(simple.length).toBeLessThanOrEqual(10);
	expect(simple.filter((path) => shapeAt(shape, path) === undefined)).toEqual([]);
	if (!isOpen && !STORED.includes(name) && Object.keys(shape).length > 10)
		expect(simple.length).toBeGreaterThan(2);
});

function shapeAt(shape: Shape, path: string): FieldShape | undefined {
	return path
		.split('.')
		.reduce<
			FieldShape | undefined
		>((field, name) => (typeof field === 'object' && !Array.isArray(field) ? field[name] : undefined), shape);
}

it('lets an agent read everything and change bank details, money and decisions only with a permission', () => {
	const words = /bank ?account|\bpay|void|cancel|approv|deny|offline|mass/i;
	const writes = OPERATIONS.filter(([name]) => !/\.(get|search|download)/i.test(name));

	const open = writes.filter(([name, { option, agentNeeds }]) => {
		const isSensitive = words.test(name.replace(/([A-Z])/g, ' $1')) || words.test(String(option.action));
		return isSensitive && agentNeeds === undefined;
	});
	const closedReads = OPERATIONS.filter(
		([name, { agentNeeds }]) => /\.get/.test(name) && agentNeeds !== undefined,
	);

	expect(open.map(([name]) => name)).toEqual([]);
	expect(closedReads.map(([name]) => name)).toEqual([]);
});

it('says in the form which operations a sync token cannot do', () => {
	const told = RESOURCES.flatMap(({ menu, description }) =>
		description
			.filter(
				({ type, displayName }) =>
					type === 'notice' && /with a sync token, BILL refuses this/.test(displayName),
			)
			.map(({ displayOptions }) => `${menu.value}.${String(displayOptions?.show?.operation)}`),
	);

	expect(told).toEqual(
		expect.arrayContaining([
			'billApproval.getPending',
			'payment.create',
			'payment.createMass',
			'session.sendCode',
		]),
	);
});

it('asks for the fields of the chosen operation only, whatever stands in others as an expression', () => {
	const conditions = RESOURCES.flatMap(({ description }) => description)
		.filter(({ name }) => name !== 'operation')
		.map(({ name, displayOptions }) => ({ name, conditions: Object.keys(displayOptions?.show ?? {}) }));

	// n8n stops at the first condition on an expression and shows the field: a required one of another resource, too.
	const late = conditions.filter(
		(field) => field.conditions[0] !== 'resource' || field.conditions[1] !== 'operation',
	);

	expect(late).toEqual([]);
});
