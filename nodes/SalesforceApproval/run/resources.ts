import type { INodeProperties } from 'n8n-workflow';
import { type Resource, resourceFieldsOf } from '../../shared/operation/resource';
import type { Operation } from '../operation/operation';
import { approval } from '../resources/approval';
import { org } from '../resources/org';
import { platformEvent } from '../resources/platformEvent';
import { record } from '../resources/record';

/** Everything the node offers, in the order of the Resource menu. */
export const RESOURCES: Array<Resource<Operation>> = [approval, org, platformEvent, record];

/** Menus and fields of every resource, for the description of the node. */
export const resourceFields: INodeProperties[] = resourceFieldsOf(RESOURCES, 'approval');
