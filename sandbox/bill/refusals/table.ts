import type { RefusalRow } from '../../simulator/refusals';

/** A row of BILL's refusals. `{detail}` in the message is replaced by what the route knows. */
export interface BillRefusalRow extends RefusalRow {
	code: string;
	category: 'REQUEST' | 'APPLICATION' | 'SERVER' | 'DOWNSTREAM';
	/** Where the HTTP status comes from; the pages rarely say. */
	statusSource: string;
}

const CODES = 'https://developer.bill.com/docs/common-api-error-codes';
const FAQ = 'https://developer.bill.com/docs/faq';
const LIMITS = 'https://developer.bill.com/docs/api-rate-limits';
const LEGACY = 'https://developersupport.bill.com/hc/en-us/articles/208762056';
const WEBHOOK_ERRORS = 'https://developer.bill.com/docs/webhook-api-error-responses';
const FIELD = 'reported by integrators';
const ASSUMED = 'assumed';

const row = (
	code: string,
	status: number,
	category: BillRefusalRow['category'],
	message: string,
	source: string,
	statusSource: string = ASSUMED,
): BillRefusalRow => ({ code, status, category, message, source, statusSource });

/**
 * Every refusal the simulator knows. Codes BDC_9xxx are placeholders of this project, not BILL's: BILL refuses there, but
 * nobody has published with which code.
 */
export const REFUSALS = {
	fieldInvalid: row('BDC_1000', 400, 'REQUEST', '{detail}', FIELD, FIELD),
	systemError: row('BDC_1001', 500, 'SERVER', 'A system error occurred.', CODES),
	credentialWrong: row('BDC_1101', 401, 'REQUEST', 'User name or password is incorrect.', FAQ),
	devKeyInvalid: row('BDC_1102', 401, 'REQUEST', 'Developer key is invalid.', FAQ),
	organizationUnknown: row('BDC_1205', 400, 'REQUEST', 'Organization {detail} was not found.', ASSUMED),
	sessionInvalid: row('BDC_1109', 401, 'REQUEST', 'Session is invalid. Please log in.', CODES, FIELD),
	credentialHeaderMissing: row(
		'BDC_1108',
		400,
		'REQUEST',
		'{detail}: must not be null',
		WEBHOOK_ERRORS,
		WEBHOOK_ERRORS,
	),
	routeUnknown: row('BDC_1121', 404, 'REQUEST', 'API {detail} is not supported.', FAQ, FIELD),
	jsonInvalid: row('BDC_1122', 400, 'REQUEST', 'The request body is not valid JSON.', LEGACY),
	mediaTypeInvalid: row('BDC_1122', 415, 'REQUEST', 'Content type {detail} is not supported.', ASSUMED),
	businessFieldInvalid: row('BDC_1119', 400, 'REQUEST', '{detail}', LEGACY),
	parameterInvalid: row('BDC_1129', 400, 'REQUEST', 'Invalid value: {detail}', LEGACY, FIELD),
	filterFieldInvalid: row('BDC_1130', 400, 'REQUEST', 'Invalid filter field: {detail}', LEGACY, FIELD),
	filterOperatorInvalid: row('BDC_1131', 400, 'REQUEST', 'Invalid filter operator: {detail}', LEGACY, FIELD),
	valueTooLong: row('BDC_1143', 400, 'REQUEST', 'Value is too long: {detail}', FIELD, FIELD),
	hourlyLimit: row('BDC_1144', 400, 'DOWNSTREAM', 'Max number of {detail} per hour reached.', LIMITS),
	concurrencyLimit: row(
		'BDC_1322',
		400,
		'DOWNSTREAM',
		'Max number of concurrent requests per organization reached.',
		LIMITS,
	),
	permissionMissing: row('BDC_1145', 403, 'APPLICATION', 'User has no permission for this operation.', FIELD),
	fundingAccountUnusable: row(
		'BDC_1151',
		422,
		'APPLICATION',
		'Funding account cannot be used: {detail}',
		FIELD,
		FIELD,
	),
	processDateInvalid: row(
		'BDC_1152',
		422,
		'APPLICATION',
		'Process date {detail} is not valid.',
		FIELD,
		FIELD,
	),
	overpaid: row('BDC_1159', 422, 'APPLICATION', 'Payment amount exceeds the amount due: {detail}', FIELD),
	invoiceNumberTaken: row(
		'BDC_1171',
		422,
		'APPLICATION',
		'Invoice number {detail} is already used.',
		FIELD,
		FIELD,
	),
	objectUnknown: row('BDC_1205', 404, 'REQUEST', 'Object with id {detail} was not found.', FIELD),
	referenceUnknown: row('BDC_1205', 400, 'REQUEST', '{detail} was not found.', FIELD),
	bulkRolledBack: row('BDC_1246', 422, 'APPLICATION', 'Rolled back: another item failed.', FIELD),
	entityWrong: row('BDC_1302', 400, 'REQUEST', '{detail} is of another entity type.', FIELD),
	vendorBankUnverified: row(
		'BDC_1402',
		400,
		'APPLICATION',
		'The vendor bank account is new: the process date must be {detail} or later.',
		FAQ,
		FIELD,
	),
	vendorAddressInvalid: row(
		'BDC_1158',
		400,
		'APPLICATION',
		'Vendor payment address is not valid.',
		'https://developer.bill.com/docs/vendor-address-required-for-ach-payments',
	),
	mfaUntrusted: row('BDC_1361', 403, 'REQUEST', 'Session is not MFA trusted.', FIELD, FIELD),
	v2DataMissing: row('BDC_1108', 200, 'REQUEST', 'Parameter {detail} is missing.', LEGACY, LEGACY),
	v2FieldMissing: row('BDC_1117', 200, 'REQUEST', 'Required field {detail} is missing.', LEGACY, LEGACY),
	idempotentKeyInvalid: row(
		'BDC_1129',
		400,
		'REQUEST',
		'X-Idempotent-Key: {detail}',
		WEBHOOK_ERRORS,
		WEBHOOK_ERRORS,
	),
	billUnapproved: row('BDC_9001', 422, 'APPLICATION', 'Bill {detail} is not approved.', ASSUMED),
	billHasPayments: row('BDC_9002', 422, 'APPLICATION', 'Bill has payments: {detail}', ASSUMED),
	paymentStateWrong: row('BDC_9003', 422, 'APPLICATION', 'Payment cannot be changed: {detail}', ASSUMED),
	objectArchived: row('BDC_9004', 422, 'APPLICATION', '{detail} is archived.', ASSUMED),
	vendorMismatch: row(
		'BDC_9005',
		422,
		'APPLICATION',
		'Vendor {detail} is not the vendor of the bill.',
		ASSUMED,
	),
	exchangeRateMissing: row(
		'BDC_9006',
		422,
		'APPLICATION',
		'exchangeRateBatchId is needed for currency {detail}.',
		ASSUMED,
	),
	subscriptionLimit: row(
		'BDC_9007',
		400,
		'APPLICATION',
		'An organization may have at most {detail} subscriptions.',
		ASSUMED,
	),
	subscriptionTaken: row(
		'BDC_9008',
		400,
		'APPLICATION',
		'A subscription for these events and this URL exists: {detail}',
		ASSUMED,
	),
	vendorNameTaken: row('BDC_9009', 422, 'APPLICATION', 'Vendor name {detail} is already used.', ASSUMED),
	transactionNumberTaken: row(
		'BDC_9010',
		422,
		'APPLICATION',
		'transactionNumber {detail} is already used.',
		ASSUMED,
	),
	approverNotNext: row('BDC_9020', 422, 'APPLICATION', 'It is not the turn of user {detail}.', ASSUMED),
	approvalOver: row('BDC_9021', 422, 'APPLICATION', 'There is nothing to approve: {detail}', ASSUMED),
	approversPresent: row(
		'BDC_9022',
		422,
		'APPLICATION',
		'Clear the approvers of bill {detail} first.',
		ASSUMED,
	),
	billApprovalsMissing: row(
		'BDC_9102',
		422,
		'APPLICATION',
		'Bill {detail} was written with billApprovals: send it again.',
		ASSUMED,
	),
	invitationOpen: row('BDC_9103', 422, 'APPLICATION', 'There is a network connection: {detail}', ASSUMED),
	connectionInUse: row('BDC_9104', 422, 'APPLICATION', 'Payment {detail} is under way.', ASSUMED),
	vendorBankAccountTaken: row(
		'BDC_9101',
		422,
		'APPLICATION',
		'Vendor {detail} already has a bank account.',
		ASSUMED,
	),
	daysDueTaken: row('BDC_9040', 422, 'APPLICATION', 'daysDue {detail} is already used.', ASSUMED),
	emailTaken: row('BDC_9041', 422, 'APPLICATION', 'A user with e-mail {detail} exists.', ASSUMED),
	riskPhoneMissing: row('BDC_9042', 422, 'APPLICATION', 'Add a phone number first.', ASSUMED),
	mfaPhoneMissing: row('BDC_9043', 422, 'APPLICATION', 'No phone is registered for this user.', ASSUMED),
	textMessageLimit: row('BDC_9044', 400, 'DOWNSTREAM', 'Max number of text messages reached.', ASSUMED),
	bankStateWrong: row('BDC_9045', 422, 'APPLICATION', 'Bank account cannot be changed: {detail}', ASSUMED),
	depositWrong: row('BDC_9046', 422, 'APPLICATION', 'The deposit amount is wrong: {detail}', ASSUMED),
	// Reported as "MFA code expired"; which code a wrong one gets nobody has published, see the switch `mfaWrongCode`.
	mfaCodeRefused: row('BDC_1356', 400, 'REQUEST', 'MFA code is wrong or has expired.', FIELD),
	mfaTriesExceeded: row('BDC_1358', 403, 'REQUEST', 'Too many MFA attempts.', FIELD),
	mfaTokenExpired: row('BDC_1374', 400, 'REQUEST', 'MFA token has expired.', FIELD),
	creditUnusable: row('BDC_9023', 422, 'APPLICATION', 'Vendor credit cannot be used: {detail}', ASSUMED),
	exchangeRateStale: row(
		'BDC_9024',
		422,
		'APPLICATION',
		'exchangeRateBatchId {detail} is unknown, expired or of other vendors.',
		ASSUMED,
	),
	cardPurposeMissing: row('BDC_9025', 422, 'APPLICATION', 'cardFundingPurpose: {detail}', ASSUMED),
	paymentPurposeMissing: row('BDC_9026', 422, 'APPLICATION', 'paymentPurpose: {detail}', ASSUMED),
	noDataFound: row('BDC_1120', 404, 'REQUEST', 'No data found: {detail}', CODES),
} satisfies Record<string, BillRefusalRow>;

/** Name of a row above. */
export type RefusalName = keyof typeof REFUSALS;
