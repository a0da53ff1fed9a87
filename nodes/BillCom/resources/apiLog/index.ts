import { resource } from '../../operation/resource';
import { getStory } from './getStory.operation';
import { take } from './take.operation';

/** What was said to BILL and Salesforce, for the audit trail. */
export const apiLog = resource({ name: 'API Log', value: 'apiLog' }, [getStory, take], 'take');
