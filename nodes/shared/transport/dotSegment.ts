/**
 * Whether a path has a step `.` or `..`, encoded or not. Whoever sends a request resolves them first, so that such an id
 * would lead to another address than the one that was built.
 */
export function hasDotSegment(path: string): boolean {
	const [way = ''] = path.split(/[?#]/);
	return way.split(/[/\\]/).some((step) => /^(?:\.|%2e){1,2}$/i.test(step));
}
