import * as n8nWorkflow from 'n8n-workflow';

/** As n8n-workflow exports it: by a getter. */
const seen: { sleep: unknown } = n8nWorkflow;

/** Lets the pauses between the attempts of a node pass at once in every test of the file. */
export function skipPauses(): void {
	beforeEach(() => void jest.spyOn(seen, 'sleep', 'get').mockReturnValue(async () => {}));
	afterEach(() => void jest.restoreAllMocks());
}
