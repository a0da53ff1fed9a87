import type { RefusalRow } from '../../simulator/refusals';

/** A row of the platform's refusals. */
interface SalesforceRefusalRow extends RefusalRow {
	errorCode: string;
}

const GUIDE = 'REST API guide, status codes and error responses';
const ORG = 'wording seen in replies of real orgs';

/** Every refusal of the REST API. `assumed` marks words or codes nobody has confirmed. */
export const REFUSALS = {
	sessionExpired: {
		status: 401,
		errorCode: 'INVALID_SESSION_ID',
		message: 'Session expired or invalid',
		source: GUIDE,
	},
	notFound: {
		status: 404,
		errorCode: 'NOT_FOUND',
		message: 'The requested resource does not exist',
		source: GUIDE,
	},
	notModelled: {
		status: 501,
		errorCode: 'NOT_MODELLED',
		message: 'Salesforce has {what}; this simulator does not model it',
		source: 'the simulator itself',
	},
	methodNotAllowed: {
		status: 405,
		errorCode: 'METHOD_NOT_ALLOWED',
		message: "HTTP Method '{method}' not allowed. Allowed are {allowed}",
		source: ORG,
	},
	unsupportedMediaType: {
		status: 415,
		errorCode: 'UNSUPPORTED_MEDIA_TYPE',
		message: 'Content type {contentType} is not supported; send application/json',
		source: `${GUIDE}; words assumed`,
	},
	tooLarge: {
		status: 413,
		errorCode: 'REQUEST_TOO_LARGE',
		message: 'The request is larger than the simulator reads',
		source: 'assumed',
	},
	internal: {
		status: 500,
		errorCode: 'UNKNOWN_EXCEPTION',
		message: 'An unexpected error occurred',
		source: ORG,
	},
	requestLimit: {
		status: 403,
		errorCode: 'REQUEST_LIMIT_EXCEEDED',
		message: 'TotalRequests Limit exceeded.',
		source: GUIDE,
	},
	concurrentRequests: {
		status: 403,
		errorCode: 'REQUEST_LIMIT_EXCEEDED',
		message: 'ConcurrentRequests (Concurrent API Requests) Limit exceeded.',
		source: `${GUIDE}; HTTP status assumed`,
	},
	concurrentLongRequests: {
		status: 403,
		errorCode: 'REQUEST_LIMIT_EXCEEDED',
		message: 'ConcurrentPerOrgLongTxn Limit exceeded.',
		source: `${GUIDE}; HTTP status assumed`,
	},
	serverUnavailable: {
		status: 503,
		errorCode: 'SERVER_UNAVAILABLE',
		message: 'The server is not available to handle the request',
		source: GUIDE,
	},
	rowLocked: {
		status: 400,
		errorCode: 'UNABLE_TO_LOCK_ROW',
		message: 'unable to obtain exclusive access to this record',
		source: 'help article 000229525; HTTP status assumed',
	},
	jsonSyntax: { status: 400, errorCode: 'JSON_PARSER_ERROR', message: '{detail}', source: ORG },
	jsonType: {
		status: 400,
		errorCode: 'JSON_PARSER_ERROR',
		message:
			'Cannot deserialize instance of {type} from {found} value {value} or request may be missing a required field at [line:1, column:1]',
		source: `${ORG}; the column is not modelled`,
	},
	bodyMissing: {
		status: 400,
		errorCode: 'JSON_PARSER_ERROR',
		message: 'The HTTP entity body is required, but this request has no entity body.',
		source: ORG,
	},
	unknownColumn: {
		status: 400,
		errorCode: 'INVALID_FIELD',
		message: "No such column '{column}' on sobject of type {object}",
		source: ORG,
	},
	unknownQueryColumn: {
		status: 400,
		errorCode: 'INVALID_FIELD',
		message:
			"No such column '{column}' on entity '{object}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.",
		source: ORG,
	},
	unknownRelationship: {
		status: 400,
		errorCode: 'INVALID_FIELD',
		message:
			"Didn't understand relationship '{relationship}' in field path. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.",
		source: ORG,
	},
	unknownChildRelationship: {
		status: 400,
		errorCode: 'INVALID_TYPE',
		message:
			"Didn't understand relationship '{relationship}' in FROM part of query call. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.",
		source: ORG,
	},
	unknownQueryObject: {
		status: 400,
		errorCode: 'INVALID_TYPE',
		message:
			"sObject type '{object}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. Please reference your WSDL or the describe call for the appropriate names.",
		source: ORG,
	},
	notQueryable: {
		status: 400,
		errorCode: 'INVALID_TYPE_FOR_OPERATION',
		message: 'entity type {object} does not support query',
		source: ORG,
	},
	operationNotSupported: {
		status: 400,
		errorCode: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
		message: 'entity type {object} does not support {operation}',
		source: 'assumed',
	},
	malformedQuery: { status: 400, errorCode: 'MALFORMED_QUERY', message: '{detail}', source: GUIDE },
	filterType: {
		status: 400,
		errorCode: 'INVALID_FIELD',
		message:
			"value of filter criterion for field '{field}' must be of type {type} and should {not}be enclosed in quotes",
		source: ORG,
	},
	filterOperator: {
		status: 400,
		errorCode: 'INVALID_QUERY_FILTER_OPERATOR',
		message: '{detail}',
		source: ORG,
	},
	notFilterable: {
		status: 400,
		errorCode: 'INVALID_FIELD',
		message: "field '{field}' can not be {use} in a query call",
		source: ORG,
	},
	duplicateField: {
		status: 400,
		errorCode: 'INVALID_FIELD',
		message: 'duplicate field selected: {field}',
		source: `${ORG}; code assumed`,
	},
	offsetTooLarge: {
		status: 400,
		errorCode: 'NUMBER_OUTSIDE_VALID_RANGE',
		message: 'Maximum SOQL offset allowed is 2000',
		source: ORG,
	},
	queryLocator: {
		status: 400,
		errorCode: 'INVALID_QUERY_LOCATOR',
		message: 'invalid query locator',
		source: GUIDE,
	},
	requiredMissing: {
		status: 400,
		errorCode: 'REQUIRED_FIELD_MISSING',
		message: 'Required fields are missing: [{fields}]',
		source: ORG,
	},
	notWriteable: {
		status: 400,
		errorCode: 'INVALID_FIELD_FOR_INSERT_UPDATE',
		message:
			'Unable to create/update fields: {fields}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.',
		source: ORG,
	},
	stringTooLong: {
		status: 400,
		errorCode: 'STRING_TOO_LONG',
		message: '{label}: data value too large: {value} (max length={length})',
		source: ORG,
	},
	numberTooLarge: {
		status: 400,
		errorCode: 'NUMBER_OUTSIDE_VALID_RANGE',
		message: '{label}: value outside of valid range on numeric field: {value}',
		source: ORG,
	},
	restrictedPicklist: {
		status: 400,
		errorCode: 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
		message: '{label}: bad value for restricted picklist field: {value}',
		source: ORG,
	},
	malformedReference: {
		status: 400,
		errorCode: 'MALFORMED_ID',
		message: '{label}: id value of incorrect type: {value}',
		source: ORG,
	},
	malformedId: { status: 400, errorCode: 'MALFORMED_ID', message: 'malformed id {value}', source: ORG },
	brokenReference: {
		status: 400,
		errorCode: 'INVALID_CROSS_REFERENCE_KEY',
		message: 'invalid cross reference id',
		source: ORG,
	},
	foreignKeyNotFound: {
		status: 400,
		errorCode: 'INVALID_FIELD',
		message: 'Foreign key external ID: {value} not found for field {field} in entity {object}',
		source: ORG,
	},
	duplicateValue: {
		status: 400,
		errorCode: 'DUPLICATE_VALUE',
		message: 'duplicate value found: {field} duplicates value on record with id: {id}',
		source: ORG,
	},
	duplicateExternalId: {
		status: 400,
		errorCode: 'DUPLICATE_EXTERNAL_ID',
		message: '{field}: more than one record found for external id field',
		source: ORG,
	},
	entityLocked: {
		status: 400,
		errorCode: 'ENTITY_IS_LOCKED',
		message: 'the entity is locked for editing',
		source: 'code: REST API guide; HTTP status assumed',
	},
	entityDeleted: { status: 404, errorCode: 'ENTITY_IS_DELETED', message: 'entity is deleted', source: ORG },
	externalIdField: {
		status: 404,
		errorCode: 'NOT_FOUND',
		message: 'Provided external ID field does not exist or is not accessible: {field}',
		source: ORG,
	},
	keyInBody: {
		status: 400,
		errorCode: 'INVALID_FIELD',
		message: 'The {field} field should not be specified in the sobject data.',
		source: ORG,
	},
	preconditionFailed: {
		status: 412,
		errorCode: 'PRECONDITION_FAILED',
		message: 'The record was changed after the given time',
		source: 'status: REST API guide, conditional requests; code and words assumed',
	},
	malformedHeader: {
		status: 400,
		errorCode: 'MALFORMED_HEADER',
		message: 'The header {header} is not an HTTP date: {value}',
		source: 'status: REST API guide, conditional requests; code and words assumed',
	},
	tooManyRecords: {
		status: 400,
		errorCode: 'EXCEEDED_ID_LIMIT',
		message: 'record limit reached. cannot submit more than {limit} records into this call',
		source: ORG,
	},
	pathTooLong: {
		status: 414,
		errorCode: 'UNKNOWN_EXCEPTION',
		message: 'URI Too Long',
		source: 'assumed: whether a path inside a composite call is limited is not documented',
	},
	tooManyChunks: {
		status: 400,
		errorCode: 'LIMIT_EXCEEDED',
		message:
			'Cannot have more than 10 chunks in a single operation. Please rearrange the data to reduce chunking.',
		source: `limit: REST API guide; words: Apex, ${ORG}; code assumed`,
	},
	tooManySubrequests: {
		status: 400,
		errorCode: 'LIMIT_EXCEEDED',
		message: 'The composite request holds more than {limit} {what}',
		source: 'limit: REST API guide; code and words assumed',
	},
	rolledBack: {
		status: 400,
		errorCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK',
		message:
			'Record rolled back because not all records were valid and the request was using AllOrNone header',
		source: ORG,
	},
	processingHalted: {
		status: 400,
		errorCode: 'PROCESSING_HALTED',
		message: 'The transaction was rolled back since another operation in the same transaction failed.',
		source: ORG,
	},
	invalidReference: {
		status: 400,
		errorCode: 'PROCESSING_HALTED',
		message: 'Invalid reference specified. No value for {reference} found.',
		source: ORG,
	},
	typeMissing: {
		status: 400,
		errorCode: 'INVALID_TYPE',
		message: 'The record needs attributes with the type of its object',
		source: 'assumed',
	},
	idMissing: {
		status: 400,
		errorCode: 'MISSING_ARGUMENT',
		message: 'Id not specified in an update call',
		source: ORG,
	},
	noApplicableProcess: {
		status: 400,
		errorCode: 'NO_APPLICABLE_PROCESS',
		message: 'No applicable approval process was found.',
		source: ORG,
	},
	alreadyInProcess: {
		status: 400,
		errorCode: 'ALREADY_IN_PROCESS',
		message:
			'This record is currently in an approval process. A record can be in only one approval process at a time.',
		source: ORG,
	},
	noSuchWorkItem: {
		status: 400,
		errorCode: 'INVALID_CROSS_REFERENCE_KEY',
		message: 'invalid cross reference id',
		source: ORG,
	},
	notYourWorkItem: {
		status: 400,
		errorCode: 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
		message: 'insufficient access rights on cross-reference id: {id}',
		source: ORG,
	},
	approvalAction: {
		status: 400,
		errorCode: 'INVALID_ACTION_TYPE',
		message: 'actionType must be Submit, Approve or Reject: {value}',
		source: 'assumed',
	},
	managerNotDefined: {
		status: 400,
		errorCode: 'MANAGER_NOT_DEFINED',
		message: 'Manager undefined.',
		source: 'code listed for approvals; words assumed',
	},
	approvalArgument: {
		status: 400,
		errorCode: 'REQUIRED_FIELD_MISSING',
		message: 'Required fields are missing: [{field}]',
		source: 'code listed for approvals; words assumed',
	},
	eventLimit: {
		status: 400,
		errorCode: 'LIMIT_EXCEEDED',
		message: 'The maximum number of events published per hour was exceeded',
		source: 'code: platform events guide; words assumed',
	},
	validationRule: {
		status: 400,
		errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
		message: '{message}',
		source: GUIDE,
	},
	duplicatesDetected: {
		status: 400,
		errorCode: 'DUPLICATES_DETECTED',
		message: '{message}',
		source: ORG,
	},
	noObjectAccess: {
		status: 403,
		errorCode: 'INSUFFICIENT_ACCESS_OR_READONLY',
		message: 'insufficient access rights on object id',
		source: `${ORG}; HTTP status assumed`,
	},
	apiDisabled: {
		status: 403,
		errorCode: 'API_DISABLED_FOR_ORG',
		message: 'API is not enabled for this Organization or Partner',
		source: GUIDE,
	},
	flowDecision: {
		status: 400,
		errorCode: 'INVALID_INPUT',
		message: 'approvalDecision must be Approve or Reject: {value}',
		source: 'code measured in one org (API 67); words assumed',
	},
	flowArgument: {
		status: 400,
		errorCode: 'REQUIRED_FIELD_MISSING',
		message: 'Required fields are missing: [{field}]',
		source: 'assumed',
	},
	flowNotAllowed: {
		status: 400,
		errorCode: 'INSUFFICIENT_ACCESS_OR_READONLY',
		message: '{message}',
		source: 'condition: actions guide; code and words assumed',
	},
	flowReviewer: {
		status: 400,
		errorCode: 'UNKNOWN_EXCEPTION',
		message: 'Orchestrator Event: Event payload value is invalid: StepInstanceId',
		source: `${ORG}; HTTP status assumed`,
	},
	flowState: {
		status: 400,
		errorCode: 'INVALID_INPUT',
		message: '{message}',
		source: 'condition: actions guide; code and words assumed',
	},
} as const satisfies Record<string, SalesforceRefusalRow>;

/** Name of a row of the table. */
export type RefusalName = keyof typeof REFUSALS;
