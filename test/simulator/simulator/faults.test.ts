import { type Fault, Faults } from '../../../sandbox/simulator/faults';

const someFaults = () =>
	new Faults<Fault>({
		slow: { stage: 'before', strike: 'wait' },
		lost: { stage: 'after', strike: 'cut' },
	});

describe('an order of a fault', () => {
	it.each([
		['POST /v3/bills', 'POST /v3/bills', true],
		['POST /v3/bills', 'GET /v3/bills', false],
		['POST /v3/bills', 'POST /v3/bills/00n1', false],
		['GET /v3/bills/*', 'GET /v3/bills/00n1', true],
		['GET /v3/bills/*', 'GET /v3/bills', false],
		['* /v3/bills', 'PATCH /v3/bills', true],
		['PATCH /sobjects/**', 'PATCH /sobjects/Account/001', true],
		['PATCH /sobjects/**', 'PATCH /sobjects', true],
		['PATCH /sobjects/**', 'PATCH /composite/sobjects', false],
	])('on %s and a call %s: %s', (on, address, isMet) => {
		const faults = someFaults();
		faults.add({ kind: 'lost', on });

		expect(faults.take('after', address)?.strike).toBe(isMet ? 'cut' : undefined);
	});

	it('meets any call of its stage without an address, as often as told', () => {
		const faults = someFaults();
		faults.add({ kind: 'slow', times: 2 });

		const taken = ['after', 'before', 'before', 'before'].map(
			(stage) => faults.take(stage, 'GET /v3/bills') !== undefined,
		);

		expect(taken).toEqual([false, true, true, false]);
	});

	it('says how often it is still to come', () => {
		const faults = someFaults();
		faults.add({ kind: 'slow', on: 'GET /v3/bills', times: 2 });
		faults.take('before', 'GET /v3/bills');

		expect(faults.list()).toEqual([{ kind: 'slow', on: 'GET /v3/bills', times: 1 }]);
	});

	it('must name a fault there is', () => {
		expect(() => someFaults().add({ kind: 'earthquake' })).toThrow(
			'unknown fault earthquake; known are slow, lost',
		);
	});
});
