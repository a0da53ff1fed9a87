import { randomUUID } from 'node:crypto';

/** Something n8n asked a person to look at. */
export interface Alert {
	id: string;
	/** ISO time of arrival, on this machine's clock. */
	at: string;
	/** As it came; whoever shows it has to show it as text, never as markup. */
	text: string;
}

/** Longest text taken, in characters; a sentence with a few dozen codes in it has room. */
const LONGEST_ALERT = 10_000;

const KEPT_ALERTS = 100;

/** The schema of what a chat or paging address takes as well: one text. */
export const alertBody = {
	type: 'object',
	required: ['text'],
	properties: { text: { type: 'string', maxLength: LONGEST_ALERT, pattern: '\\S' } },
} as const;

/** The last alerts, newest first, until a person dismisses them. In memory only: the table Dead Letters is what lasts. */
export class Alerts {
	private kept: Alert[] = [];
	private readonly listeners = new Set<(alerts: Alert[]) => void>();

	list(): Alert[] {
		return this.kept;
	}

	add(text: string): Alert {
		const alert = { id: randomUUID(), at: new Date().toISOString(), text };
		this.change([alert, ...this.kept].slice(0, KEPT_ALERTS));
		return alert;
	}

	/** Forgets one; nothing happens when it is gone already. */
	dismiss(id: string): void {
		this.change(this.kept.filter((alert) => alert.id !== id));
	}

	/** Tells the alerts now and after every change; the returned function ends it. */
	watch(listener: (alerts: Alert[]) => void): () => void {
		this.listeners.add(listener);
		listener(this.kept);
		return () => this.listeners.delete(listener);
	}

	private change(alerts: Alert[]): void {
		this.kept = alerts;
		this.listeners.forEach((listener) => listener(alerts));
	}
}
