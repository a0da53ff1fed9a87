import { toInstant } from '../../../shared/values/day';
import type { BillClient } from '../../transport/client';
import { isReachable } from '../../webhook/subscription';
import { type ParameterReader, shown, toText } from '../../parameters/reader';
import { subscriptionLocator } from '../../parameters/locators';

/** The id of the chosen subscription. */
export function subscriptionIdOf(read: ParameterReader): string {
	return read.locator(subscriptionLocator);
}

/** Event names such as `payment.updated`: from the list, or as a text with commas. */
export function toEventTypes(value: unknown): string[] {
	const given: unknown[] = Array.isArray(value) ? value : toText(value).split(',');
	return [...new Set(given.map(toText).filter(Boolean))];
}

/** The address, once it is one that BILL can deliver to. */
export async function assertReachable(
	client: BillClient,
	read: ParameterReader,
	url: string,
): Promise<string> {
	const { environment } = client.credential;
	if (isReachable(url, environment)) return url;
	throw read.refuse(
		`Notification URL is ${shown(url)}, which BILL cannot deliver to`,
		'Enter a public address that begins with https://.',
	);
}

/** Milliseconds since 1970 of a time the user gave; undefined when there is none. */
export function toTimeMs(
	read: ParameterReader,
	label: string,
	value: unknown,
	timezone: string,
): number | undefined {
	if (value === undefined || value === null || value === '') return undefined;
	const time = toInstant(value, timezone);
	if (time) return time.getTime();
	throw read.refuse(`${label} is ${shown(value)}, which is not a date`, 'Write it as 2027-01-15T08:00:00Z.');
}
