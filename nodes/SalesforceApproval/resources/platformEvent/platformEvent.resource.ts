import { resourceFields } from '../../operation/operation';
import { publish } from './publish.operation';

/** Platform events. */
export const operations = [publish];

export const description = resourceFields('platformEvent', operations, 'publish');
