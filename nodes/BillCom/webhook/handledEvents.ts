import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { processWide } from '../../shared/memory/processWide';
import { DeliveredEvents, type Reply } from './delivered';
import { fingerprintOf, handledIn, toKept, versionsIn } from './keptEvents';
import type { Listener } from './listener';
import { NewestHandled } from './newestHandled';
import type { BillNotification } from './notification';

/** What one trigger in this process has handled. */
interface Memory {
	delivered: DeliveredEvents;
	newest: NewestHandled;
	/** The saved texts that were read last; the same again hold nothing new. */
	recalled: { handled?: string; versions?: string };
}

/**
 * The events one trigger has handled, in memory and in the static data. Memory knows the last ones, of which n8n could
 * not save the outcome; static data those from before a restart and those another process handled.
 */
export class HandledEvents {
	private constructor(
		private readonly listener: Listener,
		private readonly memory: Memory,
	) {}

	static of(ctx: IWebhookFunctions, listener: Listener): HandledEvents {
		const trigger = [ctx.getWorkflow().id, ctx.getNode().id, listener.url].join(' ');
		const memory = memoryOf(trigger);
		const { state } = listener;
		const { handled, versions } = state;
		const isKnown = handled === memory.recalled.handled && versions === memory.recalled.versions;
		if (!isKnown || isOfOldVersion(listener)) {
			memory.delivered.recall(handledIn(state));
			memory.newest.recall(versionsIn(state));
			memory.recalled = { handled, versions };
		}
		return new HandledEvents(listener, memory);
	}

	/** Whether the caller has to handle the event; waits for a delivery of the same event that is under way. */
	async claim(notification: BillNotification, reply: Reply): Promise<boolean> {
		const event = fingerprintOf(notification.eventId);
		return await this.memory.delivered.claim(event, reply, () => this.noteState(notification));
	}

	isStale(notification: BillNotification): boolean {
		return this.memory.newest.isStale(notification);
	}

	noteState(notification: BillNotification): void {
		this.memory.newest.note(notification);
	}

	/** Answers BILL with 200 where nothing is started. n8n then saves the static data as `webhook()` leaves them. */
	answered(body: IDataObject): IWebhookResponseData {
		if (this.isAnythingUnsaved()) this.save();
		return { webhookResponse: body };
	}

	/**
	 * Saves where an execution is started. n8n then makes a second Workflow of the same static data, which takes back
	 * that they were changed, and asks whether they were when it answers BILL (n8n 2.41.1: workflow-runner,
	 * establishContextForPersistence; live-webhooks). It makes that Workflow before it waits for anything, and answers
	 * after it has stored the execution: a change made in the next turn of the event loop is saved.
	 *
	 * @param isAccepted whether the answer means that the execution was stored. Otherwise it tells how the workflow
	 * ended, and this event can only be saved with the next one.
	 */
	saveOnceStored(notification: BillNotification, isAccepted: boolean): void {
		setImmediate(() => {
			if (isAccepted) this.save(notification);
			else if (this.isAnythingUnsaved()) this.save();
		});
	}

	private isAnythingUnsaved(): boolean {
		return this.memory.delivered.isAnythingUnsaved || isOfOldVersion(this.listener);
	}

	private save(accepted?: BillNotification): void {
		const { delivered, newest } = this.memory;
		const ids = delivered.ids(accepted && fingerprintOf(accepted.eventId));
		this.listener.update(toKept(ids, newest.toSave(accepted)));
	}
}

function isOfOldVersion({ state }: Listener): boolean {
	return state.delivered !== undefined || state.newest !== undefined;
}

/** @param trigger workflow, node and listener */
function memoryOf(trigger: string): Memory {
	const all = processWide('handledEvents', () => new Map<string, Memory>());
	const memory = all.get(trigger) ?? {
		delivered: new DeliveredEvents(),
		newest: new NewestHandled(),
		recalled: {},
	};
	all.set(trigger, memory);
	return memory;
}
