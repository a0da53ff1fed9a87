import { toCount } from '../../../../nodes/shared/values/count';

it.each([
	[1, 1],
	[50, 50],
	['50', 50],
	[' 7 ', 7],
])('takes %p for %d', (value, count) => {
	expect(toCount(value)).toBe(count);
});

it.each([
	'1 OFFSET 1',
	'abc',
	'',
	' ',
	'1e3',
	'0x10',
	'2.0',
	'-1',
	0,
	'0',
	-1,
	1.5,
	Number.NaN,
	Number.POSITIVE_INFINITY,
	9_007_199_254_740_992,
	'9007199254740993',
	true,
	null,
	undefined,
	[5],
	{},
	new Date(0),
])('refuses %p', (value) => {
	expect(toCount(value)).toBeUndefined();
});

it('takes zero where zero is allowed', () => {
	expect([toCount(0, 0), toCount('0', 0), toCount(-1, 0)]).toEqual([0, 0, undefined]);
});
