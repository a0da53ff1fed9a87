import { readCondition } from '../../../../sandbox/salesforce/records/formula';
import { loadValidationRules } from '../../../../sandbox/salesforce/records/validationRule';
import { findObject } from '../../../../sandbox/salesforce/schema/org';

function objectNamed(name: string) {
	const object = findObject(name);
	if (!object) throw new Error(name);
	return object;
}

const invoice = objectNamed('AP_Invoice__c');
const line = objectNamed('AP_Invoice_Line__c');
const approved = { Approval_Status__c: 'Approved', Amount__c: 1 };
const draft = { Approval_Status__c: 'Draft', Amount__c: 1 };

describe('formulas of validation rules', () => {
	it.each([
		['ISNEW()', { after: approved }, true],
		['ISNEW()', { before: approved, after: approved }, false],
		['ISCHANGED(Amount__c)', { before: draft, after: { ...draft, Amount__c: 2 } }, true],
		['ISCHANGED(Amount__c)', { before: draft, after: draft }, false],
		['ISCHANGED(Amount__c)', { after: draft }, false],
		['ISPICKVAL(Approval_Status__c, "Draft")', { after: draft }, true],
		['ISPICKVAL(PRIORVALUE(Approval_Status__c), "Draft")', { before: draft, after: approved }, true],
		['ISPICKVAL(PRIORVALUE(Approval_Status__c), "Draft")', { after: draft }, true],
		['NOT(ISNEW())', { after: draft }, false],
		['AND(ISNEW(), ISPICKVAL(Approval_Status__c, "Draft"))', { after: approved }, false],
		['OR(ISNEW(), ISPICKVAL(Approval_Status__c, "Draft"))', { after: approved }, true],
	])('%s of %j is %s', (formula, saved, outcome) => {
		const parent = () => undefined;

		expect(readCondition(invoice, formula)({ ...saved, parent })).toBe(outcome);
	});

	it('looks at the parent of a record, which may be missing', () => {
		const isOfApproved = readCondition(line, "ISPICKVAL(AP_Invoice__r.Approval_Status__c, 'Approved')");
		const after = { AP_Invoice__c: 'a00000000000001AAA' };

		expect(isOfApproved({ after, parent: () => approved })).toBe(true);
		expect(isOfApproved({ after, parent: () => undefined })).toBe(false);
	});

	it.each([
		['VLOOKUP(Amount__c, Amount__c, Amount__c)', 'VLOOKUP'],
		['ISCHANGED(Total__c)', 'no field Total__c'],
		['ISPICKVAL(Approval_Status__c, "Aproved")', 'no picklist value Aproved'],
		['ISPICKVAL(Owner__r.Status__c, "x")', 'no parent Owner__r'],
		['Amount__c > 100', 'GREATERTHAN'],
		['AND(ISNEW()', 'cannot read'],
	])('does not load %s', (formula, reason) => {
		expect(() => readCondition(invoice, formula)).toThrow(reason);
	});

	it('are read from the package for invoices and their lines', () => {
		expect(loadValidationRules(invoice).map(({ name }) => name)).toEqual(['Approved_Is_Frozen']);
		expect(loadValidationRules(line).map(({ name }) => name)).toEqual(['Approved_Is_Frozen']);
		expect(loadValidationRules(objectNamed('Account'))).toEqual([]);
	});
});
