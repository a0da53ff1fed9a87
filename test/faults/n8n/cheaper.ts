/** What takes time in every run of n8n and says the same each time. Nothing here changes what a workflow does. */
import { ExecuteContext } from 'n8n-core';
import { IANAZone } from 'luxon';
import { Expression, NodeHelpers, setSafeRegexEngine } from 'n8n-workflow';
import type { INode } from 'n8n-workflow';
import { loggerOfN8n } from '../preload';

const QUARTER_MS = 15 * 60_000;

export function makeCheap(): void {
	askZonesOnce();
	prepareExpressionsOnce();
	copyNodesOnce();
	chooseParametersOnce();
	matchWithoutTimeLimit();
	// A silent logger still looks up who called it.
	loggerOfN8n().prototype.log = () => undefined;
}

/** No zone changes its offset within a quarter of an hour that begins with one. */
function askZonesOnce(): void {
	const asUsual = IANAZone.prototype.offset;
	const known = new Map<string, number>();
	IANAZone.prototype.offset = function (ms) {
		const key = `${this.name} ${Math.floor(ms / QUARTER_MS)}`;
		const offset = known.get(key) ?? asUsual.call(this, ms);
		known.set(key, offset);
		return offset;
	};
}

/** Some seventy global names are written into the data of each expression: here they are behind it. */
function prepareExpressionsOnce(): void {
	const globals = {};
	Expression.initializeGlobalContext(globals);
	Expression.initializeGlobalContext = (data) => void Object.setPrototypeOf(data, globals);
	// A system call, and every expression is handed it.
	Object.defineProperty(process, 'ppid', { value: process.ppid });
}

/** A node copies itself, and the keys of an expression, whenever it is asked: once for each time it runs is enough. */
function copyNodesOnce(): void {
	const context: object = Object.getPrototypeOf(Object.getPrototypeOf(ExecuteContext.prototype));
	const { getNode } = context as { getNode(): INode };
	const { get: additionalKeys } = Object.getOwnPropertyDescriptor(context, 'additionalKeys') ?? {};
	if (!additionalKeys) throw new Error('n8n has no additionalKeys any more');
	const nodes = new WeakMap<object, INode>();
	const keys = new WeakMap<object, unknown>();
	Object.defineProperties(context, {
		getNode: { value: remembering(nodes, getNode) },
		additionalKeys: { get: remembering(keys, additionalKeys) },
	});
}

function remembering<T>(known: WeakMap<object, T>, asUsual: () => T) {
	return function (this: object): T {
		const value = known.get(this) ?? asUsual.call(this);
		known.set(this, value);
		return value;
	};
}

type DisplayParameter = typeof NodeHelpers.displayParameter;

/** Which of the parameters of one name is meant follows from the node, and nothing changes that in a trial. */
function chooseParametersOnce(): void {
	const asUsual = NodeHelpers.displayParameter;
	const known = new WeakMap<object, Map<unknown, boolean>>();
	const displayParameter: DisplayParameter = (values, parameter, node, ...rest) => {
		const isWholeNode = values === (node as INode | null)?.parameters && rest.length < 2;
		if (!isWholeNode) return asUsual(values, parameter, node, ...rest);
		const ofNode = known.get(values) ?? new Map<unknown, boolean>();
		known.set(values, ofNode);
		const isShown = ofNode.get(parameter) ?? asUsual(values, parameter, node, ...rest);
		ofNode.set(parameter, isShown);
		return isShown;
	};
	Object.assign(NodeHelpers, { displayParameter });
}

/** n8n matches in a virtual machine, to be able to stop; the expressions of the shipped workflows end. */
function matchWithoutTimeLimit(): void {
	const withG = (flags = '') => (flags.includes('g') ? flags : `${flags}g`);
	setSafeRegexEngine({
		exec: (pattern, input, flags) => new RegExp(pattern, flags).exec(input),
		test: (pattern, input, flags) => new RegExp(pattern, flags).test(input),
		replace: (pattern, input, flags, replacement) => input.replace(new RegExp(pattern, flags), replacement),
		matchAll: (pattern, input, flags) => [...input.matchAll(new RegExp(pattern, withG(flags)))],
		split: (pattern, input, flags) => input.split(new RegExp(pattern, flags)),
	});
}
