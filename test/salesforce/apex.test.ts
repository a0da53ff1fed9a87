import { ApexErrorListener, ApexParserFactory } from '@apexdevtools/apex-parser';
import { filesEnding, metadataOf, readText } from './packageSource';
import { fieldsOf, objectNames } from './schema';

const classes = filesEnding('.cls');
const triggers = filesEnding('.trigger');
const platformFields = new Set(['EventUuid', 'SetupOwnerId']);

/** Collects syntax errors as the parser words them. */
class ErrorCollector extends ApexErrorListener {
	readonly errors: string[] = [];

	apexSyntaxError(line: number, _column: number, message: string): void {
		this.errors.push(`line ${line}: ${message}`);
	}
}

function syntaxErrors(source: string, kind: 'class' | 'trigger'): string[] {
	const collector = new ErrorCollector();
	const { parser } = ApexParserFactory.createLexerAndParser(source, collector);
	if (kind === 'trigger') parser.triggerUnit();
	else parser.compilationUnit();
	return collector.errors;
}

describe('Apex of the Salesforce package', () => {
	it.each([...classes, ...triggers])('%s parses', (path) => {
		expect(syntaxErrors(readText(path), path.endsWith('.trigger') ? 'trigger' : 'class')).toEqual([]);
	});

	it('would notice a class that does not parse', () => {
		expect(syntaxErrors('public class A { void b( { } }', 'class')).not.toEqual([]);
	});

	it.each([...classes, ...triggers])(
		'%s has its metadata beside it and names only objects and fields that exist',
		(path) => {
			const names = new Set(readText(path).match(/\b\w+__[ce]\b/g));
			const known = new Set([
				...objectNames,
				...objectNames.flatMap((name) => fieldsOf(name)),
				...platformFields,
			]);

			expect(filesEnding('-meta.xml')).toContain(`${path}-meta.xml`);
			expect([...names].filter((name) => !known.has(name))).toEqual([]);
		},
	);

	it.each(classes.filter((path) => !path.endsWith('Test.cls')))(
		'%s states its sharing, and its mode where it reads',
		(path) => {
			const source = readText(path);

			expect(source).toMatch(/public without sharing class/);
			for (const [query] of source.matchAll(/\[\s*SELECT[^\]]*\]/g))
				expect(query).toContain('WITH SYSTEM_MODE');
		},
	);

	it.each(classes.filter((path) => !path.endsWith('Test.cls')))(
		'%s saves each record by itself, so that one that fails takes no other with it',
		(path) => {
			for (const [, words] of readText(path).matchAll(/Database\.(?:update|insert)\(([^()]*)\)/g))
				expect(words).toMatch(/, false, AccessLevel\.SYSTEM_MODE$/);
			expect(readText(path)).not.toMatch(/^\s*(update|insert|upsert|delete) /m);
		},
	);

	it('has a test class for what it announces: success, refusal, minimum access, delivery', () => {
		const source = readText(classes.find((path) => path.endsWith('BillApprovalPublisherTest.cls')) ?? '');

		expect(source).toContain('Test.getEventBus().deliver()');
		expect(source).toContain('Test.getEventBus().fail()');
		expect(source).toContain('System.runAs(approver)');
		expect(source).toContain('RefusingBus');
	});

	it.each(classes)(
		'%s finds nothing by a name that Salesforce translates, such as that of a profile',
		(path) => {
			for (const [query] of readText(path).matchAll(/\[\s*SELECT[^\]]*\]/g))
				expect(query).not.toMatch(/\b(Master)?(Name|Label)\s*(=|IN\b|LIKE\b)/i);
		},
	);

	it('lets no test count what a callback did, which runs in a transaction of its own', () => {
		const callback = readText(classes.find((path) => path.endsWith('BillApprovalPublishCallback.cls')) ?? '');

		expect(callback).not.toMatch(/\bstatic\b|isRunningTest/);
	});

	it('publishes only where BILL Settings say so, which the flow reads as well', () => {
		const publisher = readText(classes.find((path) => path.endsWith('BillApprovalPublisher.cls')) ?? '');
		const [flow] = metadataOf('Flow').filter(({ name }) => name === 'Publish_BILL_Approval');

		expect(publisher).toContain('BILL_Settings__c.getInstance().Publish_With_Apex__c');
		expect(JSON.stringify(flow.children)).toContain('$Setup.BILL_Settings__c.Publish_With_Apex__c');
	});
});
