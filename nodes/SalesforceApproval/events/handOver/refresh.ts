import { asAccessFailure } from '../source/accessFailure';
import { BackOff } from '../../../shared/transport/backOff';
import { valueAt } from '../../transport/flatRecord';
import type { Records } from '../rest/records';
import { type ApprovalEvent, NeedsPersonError, type Wait, type Reporter } from '../source/source';

/** Failures in a row after which a person is told. */
const ALERT_AFTER_FAILURES = 6;

/**
 * Reads the record of an event afresh: events tell of the past, and the record may have changed since. An event without
 * an amount gets the record's. A record that is gone, or that the user may not see, is null.
 */
export function refreshFrom(
	records: Records,
	{ amountField, reporter, wait }: { amountField: string; reporter: Reporter; wait: Wait },
): (event: ApprovalEvent, signal: AbortSignal) => Promise<ApprovalEvent> {
	/** @throws {NeedsPersonError} when a person has to change something; what passes by itself is waited for */
	return async (event, signal) => {
		if (event.record !== undefined) return event;
		const { objectName, recordId } = event;
		if (objectName === '' || recordId === '') return { ...event, record: null };
		const backOff = new BackOff({ firstMs: 1_000, capMs: 60_000 });
		for (;;) {
			try {
				const record = await records.read(objectName, recordId);
				const amount = record && amountField !== '' ? valueAt(record, amountField) : null;
				const currency = event.currency ?? record?.CurrencyIsoCode;
				return {
					...event,
					record,
					amount: event.amount ?? (typeof amount === 'number' ? amount : null),
					...(typeof currency === 'string' && { currency }),
				};
			} catch (error) {
				const failure = asAccessFailure(error);
				if (failure instanceof NeedsPersonError || signal.aborted) throw failure;
				const waitMs = backOff.nextMs();
				const message = `Record ${recordId} of ${objectName} could not be read: ${String(error)}`;
				if (backOff.count === ALERT_AFTER_FAILURES)
					reporter.alert(message, 'The trigger keeps trying; events wait, and none is lost for 72 hours.');
				reporter.warn(`${message}. Trying again in ${Math.round(waitMs / 1000)} s.`);
				await wait(waitMs, signal);
			}
		}
	};
}
