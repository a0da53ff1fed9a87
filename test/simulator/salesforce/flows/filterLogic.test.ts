import { isMet } from '../../../../sandbox/salesforce/flows/filterLogic';

describe('filter logic of a flow', () => {
	it.each([
		['and', [true, false], false],
		['or', [true, false], true],
		['1 AND (2 OR 3)', [true, false, true], true],
		['1 AND (2 OR 3)', [false, true, true], false],
		['1 OR 2 AND 3', [true, false, false], true],
		['(1 OR 2) AND 3', [true, false, false], false],
	])('%s of %j is %s', (logic, results, outcome) => {
		expect(isMet(logic, results)).toBe(outcome);
	});

	it('refuses what it cannot read', () => {
		expect(() => isMet('1 AND 2)', [true, true])).toThrow('1 AND 2)');
	});
});
