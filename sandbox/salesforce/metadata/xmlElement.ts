import { readFileSync } from 'node:fs';
import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** What the parser makes of an element: its children by name, always in lists, or its text. */
type Parsed = string | { [name: string]: Parsed[] };

const parser = new XMLParser({ ignoreAttributes: true, parseTagValue: false, isArray: () => true });

/** One element of a metadata file. A child that is asked for and missing is an error that names the file. */
export class XmlElement {
	constructor(
		private readonly content: Parsed,
		private readonly where: string,
	) {}

	/** The text inside a child; undefined when there is no such child. */
	text(name: string): string | undefined {
		return this.texts(name)[0];
	}

	/**
	 * The text inside a child that has to be there.
	 * @throws {Error} naming the file and the child
	 */
	requireText(name: string): string {
		const found = this.text(name);
		if (found === undefined) throw new Error(`${this.where} has no <${name}>`);
		return found;
	}

	/** The texts of all children of that name. */
	texts(name: string): string[] {
		return this.parsed(name).filter((child) => typeof child === 'string');
	}

	/** True when the child says `true`. */
	flag(name: string): boolean {
		return this.text(name) === 'true';
	}

	/** A whole number; undefined when there is no such child. */
	integer(name: string): number | undefined {
		const found = this.text(name);
		return found === undefined ? undefined : Number.parseInt(found, 10);
	}

	/** The first child of that name. */
	child(name: string): XmlElement | undefined {
		return this.children(name)[0];
	}

	/**
	 * The first child of that name, which has to be there.
	 * @throws {Error} naming the file and the child
	 */
	requireChild(name: string): XmlElement {
		const found = this.child(name);
		if (!found) throw new Error(`${this.where} has no <${name}>`);
		return found;
	}

	/** All children of that name, in the order of the file. */
	children(name: string): XmlElement[] {
		return this.parsed(name).map((child) => new XmlElement(child, `${this.where} <${name}>`));
	}

	/** Names of the children, each once. */
	names(): string[] {
		return typeof this.content === 'string' ? [] : Object.keys(this.content);
	}

	private parsed(name: string): Parsed[] {
		return typeof this.content === 'string' ? [] : (this.content[name] ?? []);
	}
}

/**
 * Reads a metadata file and returns its root element, such as `CustomField`.
 * @throws {Error} when the file is missing, not well-formed, or has another root
 */
export function readXml(file: string, rootName: string): XmlElement {
	const source = readFileSync(file, 'utf8');
	const verdict = XMLValidator.validate(source);
	if (verdict !== true) throw new Error(`${file}:${verdict.err.line} ${verdict.err.msg}`);
	const document: { [name: string]: Parsed[] } = parser.parse(source);
	return new XmlElement(document, file).requireChild(rootName);
}
