import type { Route } from '../../route';
import { createRiskPhone, readRiskPhone } from './riskPhone';
import { readRiskVerification, startRiskVerificationRoute } from './riskVerification';

/** BILL's check of the organization. */
export const riskVerificationsRoutes: Route[] = [
	readRiskPhone,
	createRiskPhone,
	readRiskVerification,
	startRiskVerificationRoute,
];
