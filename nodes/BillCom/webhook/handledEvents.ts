import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { type DeliveredEvents, deliveredTo, type Reply } from './delivered';
import type { Listener } from './listener';
import { type NewestHandled, newestHandledBy } from './newestHandled';
import type { BillNotification } from './notification';

/**
 * The events one trigger has handled, in memory and in the static data. Memory knows the last ones, of which n8n could
 * not save the outcome; static data those from before a restart and those another process handled.
 */
export class HandledEvents {
	private constructor(
		private readonly listener: Listener,
		private readonly delivered: DeliveredEvents,
		private readonly newest: NewestHandled,
	) {}

	static of(ctx: IWebhookFunctions, listener: Listener): HandledEvents {
		const trigger = [ctx.getWorkflow().id, ctx.getNode().id, listener.url].join(' ');
		const [delivered, newest] = [deliveredTo(trigger), newestHandledBy(trigger)];
		delivered.recall(listener.state.delivered ?? []);
		newest.recall(listener.state.newest ?? {});
		return new HandledEvents(listener, delivered, newest);
	}

	/** Whether the caller has to handle the event; waits for a delivery of the same event that is under way. */
	async claim(notification: BillNotification, reply: Reply): Promise<boolean> {
		return await this.delivered.claim(notification.eventId, reply, () => this.noteState(notification));
	}

	isStale(notification: BillNotification): boolean {
		return this.newest.isStale(notification);
	}

	noteState(notification: BillNotification): void {
		this.newest.note(notification);
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
		const saved = new Set(this.listener.state.delivered);
		return this.delivered.ids().some((id) => !saved.has(id));
	}

	private save(accepted?: BillNotification): void {
		this.listener.update({ delivered: this.delivered.ids(accepted), newest: this.newest.toSave(accepted) });
	}
}
