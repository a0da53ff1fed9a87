/** A date or date-time that names no time zone, as the date picker of n8n stores it. */
const WITHOUT_ZONE = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?$/;

/**
 * The instant a text names. Without a zone of its own it is a time on the clocks of `timezone` (IANA name): what a
 * person picked in the editor, not what the server's clock calls it. Undefined when it is no date.
 */
export function toInstant(text: string, timezone: string): Date | undefined {
	const isLocal = WITHOUT_ZONE.test(text);
	const time = new Date(isLocal ? asUtc(text) : text);
	if (Number.isNaN(time.getTime())) return undefined;
	if (!isLocal) return time;
	const first = time.getTime() - offsetMs(time, timezone);
	// Between the two readings the clocks may have changed; the second one knows.
	return new Date(time.getTime() - offsetMs(new Date(first), timezone));
}

function asUtc(text: string): string {
	return `${text.replace(' ', 'T')}${text.length > 10 ? '' : 'T00:00'}Z`;
}

/** How far the clocks of a zone are ahead of UTC at an instant. */
function offsetMs(instant: Date, timezone: string): number {
	const format = new Intl.DateTimeFormat('en-US', {
		timeZone: timezone,
		hourCycle: 'h23',
		year: 'numeric',
		month: 'numeric',
		day: 'numeric',
		hour: 'numeric',
		minute: 'numeric',
		second: 'numeric',
	});
	const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
	const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
	const shown = Date.UTC(
		part('year'),
		part('month') - 1,
		part('day'),
		part('hour'),
		part('minute'),
		part('second'),
	);
	return shown - Math.floor(instant.getTime() / 1000) * 1000;
}
