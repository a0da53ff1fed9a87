import type { Route } from './route';

/** A route found for a path, with the values of its `:parameters`. */
export interface RouteMatch {
	route: Route;
	params: Record<string, string>;
}

/** All routes, and a look-up by method and path for subrequests that never pass the web server. */
export class RouteTable {
	private readonly patterns: Array<{ route: Route; segments: string[] }>;

	constructor(readonly all: readonly Route[]) {
		this.patterns = all.map((route) => ({ route, segments: segmentsOf(route.path) }));
	}

	match(method: string, path: string): RouteMatch | undefined {
		return this.matches(path).find(({ route }) => route.method === method);
	}

	/** Methods a path answers to; empty for an unknown path. */
	methodsOf(url: string): string[] {
		const [path] = url.split('?', 1);
		return this.matches(path).map(({ route }) => route.method);
	}

	/** Fixed segments win over parameters, as in the web server. */
	private matches(path: string): RouteMatch[] {
		const segments = segmentsOf(path);
		return this.patterns
			.filter((pattern) => pattern.segments.length === segments.length)
			.filter((pattern) =>
				pattern.segments.every((part, at) => part.startsWith(':') || part === segments[at]),
			)
			.sort((a, b) => parameterCount(a.segments) - parameterCount(b.segments))
			.map(({ route, segments: parts }) => ({
				route,
				params: Object.fromEntries(
					parts.flatMap((part, at) =>
						part.startsWith(':') ? [[part.slice(1), decodeURIComponent(segments[at])]] : [],
					),
				),
			}));
	}
}

function segmentsOf(path: string): string[] {
	return path.split('/').filter((segment) => segment !== '');
}

function parameterCount(segments: string[]): number {
	return segments.filter((segment) => segment.startsWith(':')).length;
}
