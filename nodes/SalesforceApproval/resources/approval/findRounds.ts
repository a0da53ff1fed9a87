import type { IDataObject } from 'n8n-workflow';
import type { SalesforceConnection } from '../../transport/connection';
import { queryRecords } from '../../transport/query';
import { quoted } from '../../transport/soqlLiterals';
import { approvalRoundQuery, type ApprovalRoundRow, toApprovalRound } from './classicRounds';
import { type Engine, engineOfId } from './engine';
import { flowRounds } from './flowRounds';

/** Rounds of one record in the given engines, the first submitted first. */
export async function roundsOfRecord(
	salesforce: SalesforceConnection,
	engines: Engine[],
	recordId: string,
): Promise<IDataObject[]> {
	const rounds: IDataObject[] = [];
	if (engines.includes('classic')) {
		const rest = `WHERE TargetObjectId = ${quoted(recordId)} ORDER BY CreatedDate ASC`;
		rounds.push(...(await classicRounds(salesforce, rest)));
	}
	if (engines.includes('flow')) {
		const rest = `WHERE RelatedRecordId = ${quoted(recordId)} ORDER BY CreatedDate ASC`;
		rounds.push(...(await flowRounds(salesforce, rest)));
	}
	return rounds.sort((one, other) => String(one.submittedAt).localeCompare(String(other.submittedAt)));
}

/** The round of an id, of whichever engine the id belongs to; nothing when there is none. */
export async function roundById(
	salesforce: SalesforceConnection,
	approvalId: string,
): Promise<IDataObject | undefined> {
	const rest = `WHERE Id = ${quoted(approvalId)}`;
	const isClassic = engineOfId(approvalId) === 'classic';
	const [round] = isClassic ? await classicRounds(salesforce, rest) : await flowRounds(salesforce, rest, 1);
	return round;
}

async function classicRounds(salesforce: SalesforceConnection, rest: string): Promise<IDataObject[]> {
	const rows = await queryRecords<ApprovalRoundRow>(salesforce, approvalRoundQuery(rest), Infinity);
	return rows.map(toApprovalRound);
}
