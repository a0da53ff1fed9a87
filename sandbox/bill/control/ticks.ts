import { payByThemselves, payByThemselvesDaily } from '../payments/autoPay';
import { advanceMassPayments } from '../payments/mass';
import { stepAll, stepDue } from '../payments/progress';
import { generateDueBills } from '../recurringBills/generate';
import type { World } from '../world/world';

/** Moves everything that goes on by itself one step; returns how much moved. */
export function tickAll(world: World): number {
	const stepped = stepAll(world) + generateDueBills(world) + payByThemselves(world);
	return stepped + advanceMassPayments(world, Number.POSITIVE_INFINITY);
}

/** Moves what is due by now; returns how much moved. */
export function tickDue(world: World): number {
	return (
		stepDue(world) +
		generateDueBills(world) +
		payByThemselvesDaily(world) +
		advanceMassPayments(world, world.clock.now())
	);
}
