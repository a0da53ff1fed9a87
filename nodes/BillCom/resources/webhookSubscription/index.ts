import { resource } from '../../operation/resource';
import { create } from './create.operation';
import { deleteOne } from './delete.operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { getCatalog } from './getCatalog.operation';
import { getEvents } from './getEvents.operation';
import { repair } from './repair.operation';
import { resendEvent } from './resendEvent.operation';
import { rotateKey } from './rotateKey.operation';
import { sendTest } from './sendTest.operation';
import { update } from './update.operation';

/** Who is told of what happens in BILL. */
export const webhookSubscription = resource(
	{ name: 'Webhook Subscription', value: 'webhookSubscription' },
	[create, deleteOne, get, getCatalog, getEvents, getAll, repair, resendEvent, rotateKey, sendTest, update],
	'repair',
);
