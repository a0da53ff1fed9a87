import type { ITriggerFunctions } from 'n8n-workflow';
import { connect } from '../transport/connection';
import { accessTokenFor } from '../transport/session';
import { ChangeTranslator } from './changes/changeTranslator';
import { CometdSource } from './cometd/cometdSource';
import { n8nPost } from './cometd/n8nPost';
import { PlatformEventTranslator } from './platformEventTranslator';
import { PollingSource } from './polling/pollingSource';
import { PubSubSource } from './pubsub/pubSubSource';
import { type Records, recordsOf } from './records';
import type { Settings } from './settings';
import type { EventSource, Witness } from './source';
import type { Translator } from './translator';
import { wait } from './wait';

/** The source the settings ask for. `sinceMs` is how far back polling goes without a position. */
export function sourceFor(
	ctx: ITriggerFunctions,
	settings: Settings,
	{ sinceMs, witness }: { sinceMs: number | undefined; witness: Witness },
): EventSource {
	const { source, delivery, credentialType, topic, silenceMs, eventsAtOnce: demand } = settings;
	const healing = { witness, wait };
	if (source === 'polling') {
		const { wanted, amountField, pollIntervalMs: intervalMs } = settings;
		const { objectName } = wanted;
		const connectNow = async () => await connect(ctx, credentialType);
		return new PollingSource({
			objectName,
			amountField,
			intervalMs,
			sinceMs,
			connect: connectNow,
			...healing,
		});
	}
	const translator = translatorFor(ctx, settings);
	const access = async () => await accessTokenFor(ctx, credentialType);
	if (delivery === 'cometd')
		return new CometdSource({ topic, translator, silenceMs, access, post: n8nPost(ctx), ...healing });
	return new PubSubSource({ topic, translator, demand, silenceMs, access, ...healing });
}

/** Records of the org, read with the trigger's credential. */
export function recordsFor(ctx: ITriggerFunctions, { credentialType }: Settings): Records {
	return recordsOf(async () => await connect(ctx, credentialType));
}

function translatorFor(ctx: ITriggerFunctions, settings: Settings): Translator {
	const { source, fieldNames, wanted, transition, amountField, gaps } = settings;
	if (source === 'platformEvent') return new PlatformEventTranslator(fieldNames);
	const records = recordsFor(ctx, settings);
	return new ChangeTranslator({ objectName: wanted.objectName, transition, amountField, gaps, records });
}
