import { formatCents } from '../../../../shared/money';
import type { ParameterReader } from '../../../parameters/reader';
import { amount } from '../paymentFields';

/** The cents in Amount; there has to be something to pay. */
export function readAmount(read: ParameterReader): number {
	const cents = read.cents(amount);
	if (cents > 0) return cents;
	throw read.refuse(`Amount is ${formatCents(cents)}`, 'Enter an amount above zero.');
}
