import type { Route } from '../../route';
import { createClassification } from './createClassification';
import { listClassifications } from './listClassifications';
import { readClassification } from './readClassification';
import { CLASSIFICATION_TYPES } from './types';

/** The seven ledger lists, each with the same addresses. */
export const classificationsRoutes: Route[] = [
	...CLASSIFICATION_TYPES.flatMap((type) => [
		listClassifications(type),
		createClassification(type),
		readClassification(type),
	]),
];
