import type { Bill } from '../store/rows';
import type { World } from '../world/world';
import { billView } from './bills';

/** Tells subscribers of a bill. The payload has all fields of the bill; its invoice date is a full timestamp, unlike in REST. */
export function publishBill(world: World, eventType: string, bill: Bill): void {
	const invoice = { ...bill.invoice, invoiceDate: `${bill.invoice.invoiceDate}T00:00:00.000+00:00` };
	world.notifier.publish(eventType, bill.id, { ...billView(bill), invoice });
}
