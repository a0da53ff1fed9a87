import type { SandboxUnderTest } from './sandbox';

/**
 * Waits until a person is asked about an invoice, and returns the sentence.
 * It is the same everywhere, and in each place once: the record in Salesforce, the table Dead Letters, and one alert.
 */
export async function theOneSentence(sandbox: SandboxUnderTest, id: string): Promise<string> {
	const { BILL_Sync_Message__c: message } = await sandbox.untilStatus(id, 'Needs Attention');
	const sentence = String(message);
	await sandbox.until('an alert about it', async () => (await alertsOf(sandbox, sentence)).length > 0);
	await expectToldOnce(sandbox, id, sentence);
	return sentence;
}

/** The same once more, when other invoices have been through since: nothing was repeated. */
export async function expectToldOnce(sandbox: SandboxUnderTest, id: string, sentence: string): Promise<void> {
	const written = await sandbox.messagesOf(id);
	expect(written.filter((message) => message === sentence)).toHaveLength(1);
	expect(written.at(-1)).toBe(sentence);
	const letters = (await sandbox.deadLetters(id)).map(({ message }) => message);
	expect(letters.filter((message) => message === sentence)).toHaveLength(1);
	expect(letters.at(-1)).toBe(sentence);
	expect(await alertsOf(sandbox, sentence)).toHaveLength(1);
}

async function alertsOf(sandbox: SandboxUnderTest, sentence: string): Promise<string[]> {
	return (await sandbox.alerts()).filter((text) => text.includes(sentence));
}
