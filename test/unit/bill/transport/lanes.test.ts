import { Lanes } from '../../../../nodes/BillCom/transport/lanes';

/** Work that ends when the test says so, and knows what is running. */
function aBusyRoad(lanes: Lanes) {
	const running: number[] = [];
	const ends = new Map<number, () => void>();
	const drive = (car: number) =>
		lanes.run(async () => {
			running.push(car);
			await new Promise<void>((resolve) => ends.set(car, resolve));
			running.splice(running.indexOf(car), 1);
		});
	return { drive, running, end: (car: number) => ends.get(car)?.() };
}

const settled = async () => await new Promise((resolve) => setImmediate(resolve));

it('admits three calls and then one for each that ends, first come first served', async () => {
	const { drive, running, end } = aBusyRoad(new Lanes());
	for (const car of [1, 2, 3, 4, 5]) void drive(car);
	await settled();

	end(2);
	await settled();

	expect(running).toEqual([1, 3, 4]);
});

it('halves the lanes when BILL complains and opens them again slowly', async () => {
	const lanes = new Lanes();
	const { drive, running } = aBusyRoad(lanes);
	lanes.narrow();
	for (const car of [1, 2, 3, 4]) void drive(car);
	await settled();
	const afterComplaint = [...running];

	for (let successes = 0; successes < 20; successes += 1) lanes.widen();
	await settled();

	expect([afterComplaint, running]).toEqual([[1], [1, 2]]);
});

it('frees the lane of a call that failed', async () => {
	const lanes = new Lanes();
	const failures = Array.from(
		{ length: 5 },
		async () => await lanes.run(async () => await Promise.reject(new Error('refused'))),
	);
	await Promise.allSettled(failures);

	const result = await lanes.run(async () => 'served');

	expect(result).toBe('served');
});
