import { resourceFields } from '../../operation/operation';
import { checkPermissions } from './checkPermissions.operation';
import { get } from './get.operation';
import { getLimits } from './getLimits.operation';
import { getUser } from './getUser.operation';

/** The org itself and what the user of the credential may do in it. */
export const operations = [checkPermissions, get, getLimits, getUser];

export const description = resourceFields('org', operations, 'get');
