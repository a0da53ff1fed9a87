import type { Route } from '../route';
import { archiveBill } from './bills/archiveBill';
import { changeBillRoute } from './bills/changeBill';
import { createBillRoute } from './bills/createBill';
import { listBills } from './bills/listBills';
import { readBill } from './bills/readBill';
import { replaceBillRoute } from './bills/replaceBill';
import { restoreBill } from './bills/restoreBill';
import { createClassification } from './classifications/createClassification';
import { listClassifications } from './classifications/listClassifications';
import { readClassification } from './classifications/readClassification';
import { CLASSIFICATION_TYPES } from './classifications/types';
import { listBankAccounts } from './fundingAccounts/listBankAccounts';
import { listBankAccountUsers } from './fundingAccounts/listBankAccountUsers';
import { readBankAccount } from './fundingAccounts/readBankAccount';
import { stepUp } from './mfa/stepUp';
import { readOrganization } from './organizations/readOrganization';
import { cancelPayment } from './payments/cancelPayment';
import { createPaymentRoute } from './payments/createPayment';
import { listPayments } from './payments/listPayments';
import { readPayment } from './payments/readPayment';
import { readPaymentOptions } from './payments/readPaymentOptions';
import { voidPayment } from './payments/voidPayment';
import { health } from './session/health';
import { listLoginOrganizations } from './session/listLoginOrganizations';
import { login } from './session/login';
import { logout } from './session/logout';
import { readSession } from './session/readSession';
import { listUsers } from './users/listUsers';
import { readUser } from './users/readUser';
import { v2GetSessionInfo } from './v2/getSessionInfo';
import { v2List } from './v2/list';
import { v2Login } from './v2/login';
import { v2Logout } from './v2/logout';
import { v2Read } from './v2/read';
import { archiveVendor } from './vendors/archiveVendor';
import { changeVendorRoute } from './vendors/changeVendor';
import { createVendorRoute } from './vendors/createVendor';
import { listVendors } from './vendors/listVendors';
import { readVendor } from './vendors/readVendor';
import { restoreVendor } from './vendors/restoreVendor';
import { changeSubscription } from './webhooks/changeSubscription';
import { createSubscriptionRoute } from './webhooks/createSubscription';
import { deleteSubscription } from './webhooks/deleteSubscription';
import { listEvents } from './webhooks/listEvents';
import { listSubscriptions } from './webhooks/listSubscriptions';
import { newSecurityKey } from './webhooks/newSecurityKey';
import { readCatalog } from './webhooks/readCatalog';
import { readSubscription } from './webhooks/readSubscription';
import { replaceSubscriptionRoute } from './webhooks/replaceSubscription';
import { resendEvent } from './webhooks/resendEvent';
import { sendTestEvent } from './webhooks/sendTestEvent';

/** Every address of BILL the simulator knows; any other answers BDC_1121. */
export const ROUTES: Route[] = [
	login,
	logout,
	readSession,
	listLoginOrganizations,
	health('connect'),
	stepUp,
	listVendors,
	createVendorRoute,
	readVendor,
	changeVendorRoute,
	archiveVendor,
	restoreVendor,
	listBills,
	createBillRoute,
	readBill,
	replaceBillRoute,
	changeBillRoute,
	archiveBill,
	restoreBill,
	listPayments,
	createPaymentRoute,
	readPaymentOptions,
	readPayment,
	cancelPayment,
	voidPayment,
	...CLASSIFICATION_TYPES.flatMap((type) => [
		listClassifications(type),
		createClassification(type),
		readClassification(type),
	]),
	listBankAccounts,
	listBankAccountUsers,
	readBankAccount,
	readOrganization,
	listUsers,
	readUser,
	health('connect-events'),
	readCatalog,
	listSubscriptions,
	createSubscriptionRoute,
	readSubscription,
	replaceSubscriptionRoute,
	changeSubscription,
	deleteSubscription,
	newSecurityKey('security-key'),
	newSecurityKey('security_key'),
	sendTestEvent,
	listEvents,
	resendEvent,
	v2Login,
	v2Logout,
	v2GetSessionInfo,
	v2List,
	v2Read,
];
