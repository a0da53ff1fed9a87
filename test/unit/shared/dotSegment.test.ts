import { hasDotSegment } from '../../../nodes/shared/transport/dotSegment';

it.each([
	'/v3/bills/..',
	'/v3/bills/./archive',
	'/v3/bills/%2e%2e/x',
	'/v3/bills/%2E',
	'/v3/bills/.%2e',
	'/v3\\..\\x',
])('finds the step in %s', (path) => {
	expect(hasDotSegment(path)).toBe(true);
});

it.each([
	'/v3/bills/00n.1',
	'/v3/bills/...',
	'/v3/bills/%252e%252e',
	'/v3/bills?path=../x',
	'https://a.b/v3/c..d',
	'',
])('finds none in %s', (path) => {
	expect(hasDotSegment(path)).toBe(false);
});
