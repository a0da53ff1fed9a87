import type {
	INode,
	INodeParameters,
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';

type Values = Record<string, unknown>;

const isObject = (value: unknown): value is Values =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
const isExpression = (value: unknown) => typeof value === 'string' && value.startsWith('=');

/** What n8n calls a parameter that only the editor fills in, in no description. */
const OF_THE_EDITOR = ['resource', 'operation', 'authentication'];

/**
 * Everything in a node's parameters that its own description does not know, does not show with the other values, or does
 * not take, in words that name the parameter. Expressions count as right: their value is not known here.
 */
export function parameterFaults(node: INode, description: INodeTypeDescription): string[] {
	const { properties } = description;
	const filled =
		NodeHelpers.getNodeParameters(properties, node.parameters, true, false, node, description) ?? {};
	const look = new Look(node, description, filled);
	const issues = NodeHelpers.getNodeParametersIssues(
		properties,
		{ ...node, parameters: filled },
		description,
	);
	const required = Object.entries(issues?.parameters ?? {}).flatMap(([name, texts]) =>
		texts.map((text) => `${name}: ${text}`),
	);
	return [...look.at(properties, node.parameters, ''), ...required];
}

/** Walks the parameters of one node. */
class Look {
	constructor(
		private readonly node: INode,
		private readonly description: INodeTypeDescription,
		/** All values with the defaults, by which n8n decides what is shown. */
		private readonly filled: INodeParameters,
	) {}

	/** @param place of the values, such as `options.` */
	at(properties: INodeProperties[], values: Values, place: string): string[] {
		return Object.entries(values).flatMap(([name, value]) => {
			const all = properties.filter((property) => property.name === name);
			if (all.length === 0) return OF_THE_EDITOR.includes(name) ? [] : [`${place}${name}: no such parameter`];
			const shown = all.filter((property) => this.isShown(property, withDefaults(properties, values), place));
			if (shown.length === 0) return [`${place}${name}: not shown with these settings`];
			if (value === null || isExpression(value)) return [];
			const faults = shown.map((property) => this.valueFaults(property, value, `${place}${name}`));
			return faults.find((list) => list.length === 0) ?? faults[0];
		});
	}

	private isShown(property: INodeProperties, values: Values, place: string): boolean {
		const here = place === '' ? this.filled : (values as INodeParameters);
		return NodeHelpers.displayParameter(here, property, this.node, this.description, this.filled);
	}

	private valueFaults(property: INodeProperties, value: unknown, place: string): string[] {
		const { type, options = [], typeOptions } = property;
		if (typeOptions?.multipleValues && type !== 'fixedCollection')
			return Array.isArray(value) ? [] : [`${place}: not a list`];
		switch (type) {
			case 'options':
				return this.choiceFaults(property, [value], place);
			case 'multiOptions':
				return Array.isArray(value)
					? this.choiceFaults(property, value, place)
					: [`${place}: not a list of choices`];
			case 'boolean':
			case 'number':
			case 'string':
				return typeof value === type ? [] : [`${place}: a ${typeof value}, not a ${type}`];
			case 'collection':
				if (!isObject(value)) return [`${place}: not an object`];
				return this.at(options as INodeProperties[], value, `${place}.`);
			case 'fixedCollection':
				return this.groupFaults(property, value, place);
			case 'resourceLocator':
				return locatorFaults(property, value, place);
			default:
				return [];
		}
	}

	private choiceFaults({ options = [], typeOptions }: INodeProperties, chosen: unknown[], place: string) {
		if (typeOptions?.loadOptionsMethod || typeOptions?.loadOptions) return [];
		const known = (options as INodePropertyOptions[]).map((option) => option.value);
		return chosen
			.filter((value) => !isExpression(value) && !known.includes(value as string))
			.map((value) => `${place}: "${String(value)}" is none of ${known.join(', ')}`);
	}

	private groupFaults(
		{ options = [], typeOptions }: INodeProperties,
		value: unknown,
		place: string,
	): string[] {
		if (!isObject(value)) return [`${place}: not an object`];
		const groups = options as INodePropertyCollection[];
		return Object.entries(value).flatMap(([name, inside]) => {
			const group = groups.find((one) => one.name === name);
			if (!group) return [`${place}.${name}: no such group`];
			if (typeOptions?.multipleValues !== true)
				return isObject(inside) ? this.at(group.values, inside, `${place}.${name}.`) : [];
			if (!Array.isArray(inside)) return [`${place}.${name}: not a list`];
			return inside.flatMap((row, index) =>
				isObject(row)
					? this.at(group.values, row, `${place}.${name}[${index}].`)
					: [`${place}.${name}: not rows`],
			);
		});
	}
}

/** What is left out of a group counts as its default. */
function withDefaults(properties: INodeProperties[], values: Values): Values {
	return {
		...Object.fromEntries(properties.map((property) => [property.name, property.default])),
		...values,
	};
}

function locatorFaults({ modes = [] }: INodeProperties, value: unknown, place: string): string[] {
	if (!isObject(value) || value.__rl !== true) return [`${place}: not a choice with a mode (__rl)`];
	const known = modes.map(({ name }) => name);
	return known.includes(String(value.mode))
		? []
		: [`${place}: mode "${String(value.mode)}" is none of ${known.join(', ')}`];
}
