import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** The SFDX project an administrator deploys. */
export const SALESFORCE_FOLDER = resolve(__dirname, '../../salesforce');

/** One child of an element, in the order of the file: `[name, text]` or `[name, children]`. */
export type Child = [name: string, content: string | Child[]];

/** One metadata file. */
export interface MetadataFile {
	/** Path inside the SFDX project. */
	path: string;
	/** Name of the thing it describes, without the endings. */
	name: string;
	/** Its folder, such as `objects/AP_Invoice__c/fields`. */
	folder: string;
	/** Name of the root element, which is the metadata type. */
	type: string;
	children: Child[];
}

type Ordered = Array<Record<string, unknown>>;

const parser = new XMLParser({ preserveOrder: true, ignoreAttributes: true, parseTagValue: false });

/** Paths of all files of the project that end so, relative to it. */
export function filesEnding(ending: string): string[] {
	return readdirSync(SALESFORCE_FOLDER, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && entry.name.endsWith(ending))
		.map((entry) => relative(SALESFORCE_FOLDER, join(entry.parentPath, entry.name)))
		.sort();
}

/** Reads one file of the project as text. */
export function readText(path: string): string {
	return readFileSync(join(SALESFORCE_FOLDER, path), 'utf8');
}

/**
 * Reads one metadata file.
 * @throws {Error} when it is not well-formed
 */
export function readMetadata(path: string): MetadataFile {
	const source = readText(path);
	const verdict = XMLValidator.validate(source);
	if (verdict !== true) throw new Error(`${path}:${verdict.err.line} ${verdict.err.msg}`);
	const document: Ordered = parser.parse(source);
	const root = toChildren(document).find(([name]) => name !== '?xml');
	if (!root || typeof root[1] === 'string') throw new Error(`${path} has no root element`);
	const [, , , ...folders] = path.split('/').slice(0, -1);
	return {
		path,
		name: basename(path).replace(/\.[^.]+-meta\.xml$/, ''),
		folder: folders.join('/'),
		type: root[0],
		children: root[1],
	};
}

/** All metadata files of the project. */
export const allMetadata: readonly MetadataFile[] = filesEnding('-meta.xml').map(readMetadata);

/** The metadata of one type. */
export function metadataOf(type: string): MetadataFile[] {
	return allMetadata.filter((file) => file.type === type);
}

/** The metadata of one type and name. @throws {Error} when the package has none */
export function metadataNamed(type: string, name: string): MetadataFile {
	const found = metadataOf(type).find((file) => file.name === name);
	if (!found) throw new Error(`The package has no ${type} ${name}`);
	return found;
}

/** Texts at a path below, such as `start/filters/field`; every element on the way counts. */
export function textsAt(children: Child[], path: string): string[] {
	return childrenAt(children, path).flatMap((content) => (typeof content === 'string' ? [content] : []));
}

/** Elements at a path below, each as its children. */
export function elementsAt(children: Child[], path: string): Child[][] {
	return childrenAt(children, path).flatMap((content) => (typeof content === 'string' ? [] : [content]));
}

function childrenAt(children: Child[], path: string): Array<string | Child[]> {
	const [first, ...rest] = path.split('/');
	const found = children.filter(([name]) => name === first).map(([, content]) => content);
	if (rest.length === 0) return found;
	return found.flatMap((content) => (typeof content === 'string' ? [] : childrenAt(content, rest.join('/'))));
}

function toChildren(elements: Ordered): Child[] {
	return elements.flatMap((element): Child[] => {
		const name = Object.keys(element).find((key) => key !== ':@');
		if (name === undefined || name === '#text') return [];
		const inside = element[name] as Ordered;
		const text = inside.find((one) => '#text' in one)?.['#text'];
		return [[name, text === undefined ? toChildren(inside) : String(text)]];
	});
}
