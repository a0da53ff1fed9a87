import { resource } from '../../operation/resource';
import { take } from './take.operation';

/** What was said to BILL and Salesforce, for the audit trail. */
export const apiLog = resource({ name: 'API Log', value: 'apiLog' }, [take], 'take');
