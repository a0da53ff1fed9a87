import { join } from 'node:path';
import { parse, scan } from '@flow-scanner/lightning-flow-scanner-core';
import {
	elementsAt,
	filesEnding,
	metadataNamed,
	metadataOf,
	SALESFORCE_FOLDER,
	textsAt,
} from './packageSource';

/**
 * Whoever approves starts the publishing flow, and may hold none of our permission sets: in user mode it would fail and
 * undo the approval. It reads and writes nothing but the invoice that was decided.
 */
const EXCEPTIONS = { Publish_BILL_Approval: { UnsafeRunningContext: ['SystemModeWithoutSharing'] } };
const WRITING = ['recordCreates', 'recordLookups', 'recordUpdates'];

describe('flows of the Salesforce package', () => {
	it('pass the flow scanner without a finding', async () => {
		const files = filesEnding('.flow-meta.xml').map((path) => join(SALESFORCE_FOLDER, path));

		const results = scan(await parse(files), { exceptions: EXCEPTIONS });

		const findings = results.flatMap(({ flow, ruleResults }) =>
			ruleResults.filter(({ occurs }) => occurs).map(({ ruleName }) => `${flow.name}: ${ruleName}`),
		);
		expect(findings).toEqual([]);
		expect(results).toHaveLength(metadataOf('Flow').length);
	});

	it.each(metadataOf('Flow'))(
		'$name says in which mode it runs, and has a way on for every fault',
		({ children }) => {
			const elements = WRITING.flatMap((group) => elementsAt(children, group));

			expect(textsAt(children, 'runInMode')).toEqual([expect.stringMatching(/^SystemMode/)]);
			expect(elements.length).toBeGreaterThan(0);
			for (const element of elements)
				expect(textsAt(element, 'faultConnector/targetReference')).toHaveLength(1);
		},
	);

	it.each(metadataOf('Flow'))('$name leads only to elements it has', ({ children }) => {
		const names = new Set(
			children.flatMap(([, content]) => (typeof content === 'string' ? [] : textsAt(content, 'name'))),
		);
		const targets = children.flatMap(([, content]) =>
			typeof content === 'string'
				? []
				: ['connector', 'defaultConnector', 'faultConnector', 'rules/connector'].flatMap((path) =>
						textsAt(content, `${path}/targetReference`),
					),
		);

		expect(targets.filter((target) => !names.has(target))).toEqual([]);
	});

	it('start the publishing flow after an update that changes the status to a decision', () => {
		const [start] = elementsAt(metadataNamed('Flow', 'Publish_BILL_Approval').children, 'start');

		expect(textsAt(start, 'triggerType')).toEqual(['RecordAfterSave']);
		expect(textsAt(start, 'recordTriggerType')).toEqual(['Update']);
		expect(textsAt(start, 'filters/operator')).toContain('IsChanged');
		expect(textsAt(start, 'filters/value/stringValue')).toEqual(['Approved', 'Rejected', 'Recalled']);
	});
});
