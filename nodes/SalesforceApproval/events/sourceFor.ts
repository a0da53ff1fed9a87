import type { ITriggerFunctions } from 'n8n-workflow';
import { connect } from '../transport/connection';
import { describeObject } from '../transport/describe';
import { accessTokenFor, organizationIdOf } from '../transport/token';
import { ChangeTranslator } from './translators/changeTranslator';
import { type CompletedApprovals, CompletedApprovalTranslator } from './translators/completedApprovals';
import { reachable } from './source/accessFailure';
import { CometdSource } from './cometd/cometdSource';
import { n8nPost } from './cometd/n8nPost';
import { refuseOtherOrg } from './rest/org';
import { PlatformEventTranslator } from './translators/platformEventTranslator';
import { amountsOf, checkAmountField } from './rest/amounts';
import { completedById, completedSince } from './rest/classicApprovals';
import { PollingSource } from './rest/pollingSource';
import { PubSubSource } from './pubsub/pubSubSource';
import { MAX_DEMAND } from './pubsub/stream';
import { type Records, recordsOf } from './rest/records';
import type { Settings } from './settings/settings';
import { type EventSource, wait, type Reporter } from './source/source';
import type { Translator } from './source/translator';

/**
 * The source the settings ask for. `sinceMs` is how far back polling goes without a position, `organizationId` the org
 * the position belongs to, where there is one.
 */
export function sourceFor(
	ctx: ITriggerFunctions,
	settings: Settings,
	{
		sinceMs,
		organizationId = '',
		reporter,
	}: { sinceMs?: number; organizationId?: string; reporter: Reporter },
): EventSource {
	const { source, delivery, credentialType, topic, silenceMs, eventsAtOnce, eventsPerExecution } = settings;
	// As many as an execution takes: with a round trip for every few, a burst would arrive in drops.
	const demand = Math.min(MAX_DEMAND, eventsAtOnce * eventsPerExecution);
	const reporting = { reporter, wait };
	if (source === 'polling') {
		const { wanted, amountField, pollIntervalMs: intervalMs } = settings;
		const { objectName } = wanted;
		const connectNow = async () => {
			if (organizationId !== '') refuseOtherOrg(organizationId, await organizationIdOf(ctx, credentialType));
			return await connect(ctx, credentialType);
		};
		return new PollingSource({
			objectName,
			amountField,
			intervalMs,
			sinceMs,
			connect: connectNow,
			...reporting,
		});
	}
	const translator = translatorFor(ctx, settings, reporter);
	const access = async () => {
		const given = await accessTokenFor(ctx, credentialType);
		if (organizationId !== '') refuseOtherOrg(organizationId, given.organizationId);
		return given;
	};
	if (delivery === 'cometd')
		return new CometdSource({ topic, translator, silenceMs, access, post: n8nPost(ctx), ...reporting });
	return new PubSubSource({ topic, translator, demand, silenceMs, access, ...reporting });
}

/** Records of the org, read with the trigger's credential. */
export function recordsFor(ctx: ITriggerFunctions, { credentialType }: Settings): Records {
	return recordsOf(async () => await connect(ctx, credentialType));
}

function translatorFor(ctx: ITriggerFunctions, settings: Settings, reporter: Reporter): Translator {
	const { source, fieldNames, wanted, transition, amountField, gaps } = settings;
	const { objectName } = wanted;
	if (source === 'platformEvent') return new PlatformEventTranslator(fieldNames);
	if (source === 'completedApprovals') {
		const approvals = approvalsFor(ctx, settings);
		return new CompletedApprovalTranslator({ objectName, approvals, reporter });
	}
	const records = recordsFor(ctx, settings);
	return new ChangeTranslator({ objectName, transition, amountField, gaps, records, reporter });
}

function approvalsFor(ctx: ITriggerFunctions, settings: Settings): CompletedApprovals {
	const { credentialType, amountField } = settings;
	const open = async () => await connect(ctx, credentialType);
	return {
		byId: async (ids) => await completedById(await open(), ids),
		changedSince: async (sinceMs) => await completedSince(await open(), sinceMs),
		amountsOf: async (objectName, recordIds) => {
			const salesforce = await open();
			const hasAmount =
				amountField !== '' && (await describeObject(salesforce, objectName)).fields.has(amountField);
			return await amountsOf(salesforce, {
				objectName,
				amountField: hasAmount ? amountField : '',
				recordIds,
			});
		},
		check: async () => {
			const { objectName } = settings.wanted;
			const salesforce = await open();
			if (objectName !== '') await reachable(checkAmountField(salesforce, { objectName, amountField }));
			await reachable(completedById(salesforce, ['04g000000000000AAA']));
		},
	};
}
