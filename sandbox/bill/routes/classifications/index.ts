import { CLASSIFICATION_TYPES } from '../../classifications/types';
import type { Route } from '../../route';
import { archiveClassification } from './archiveClassification';
import {
	bulkArchiveClassifications,
	bulkChangeClassifications,
	bulkCreateClassifications,
} from './bulkClassifications';
import { changeClassification } from './changeClassification';
import { createClassification } from './createClassification';
import { listClassifications } from './listClassifications';
import { readClassification } from './readClassification';

/** The seven ledger lists, each with the same addresses. */
export const classificationsRoutes: Route[] = [
	...CLASSIFICATION_TYPES.flatMap((type) => [
		listClassifications(type),
		createClassification(type),
		bulkCreateClassifications(type),
		bulkChangeClassifications(type),
		bulkArchiveClassifications(type, 'archive'),
		bulkArchiveClassifications(type, 'restore'),
		readClassification(type),
		changeClassification(type),
		archiveClassification(type, 'archive'),
		archiveClassification(type, 'restore'),
	]),
];
