import { formatCents } from '../../../../shared/money';
import type { ParameterReader } from '../../../parameters/reader';

/** The cents in a parameter labelled Amount; there has to be something to pay. */
export function readAmount(read: ParameterReader, name: string): number {
	const cents = read.cents({ name, label: 'Amount' });
	if (cents > 0) return cents;
	throw read.refuse(`Amount is ${formatCents(cents)}`, 'Enter an amount above zero.');
}
