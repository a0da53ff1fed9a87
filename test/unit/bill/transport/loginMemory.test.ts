import { BillLoginError } from '../../../../nodes/BillCom/transport/loginErrors';
import { rememberedFailure, rememberRefusal } from '../../../../nodes/BillCom/transport/loginMemory';

const at = (time: string) => jest.setSystemTime(new Date(`2026-12-15T${time}Z`));

beforeEach(() => jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] }));

afterEach(() => jest.useRealTimers());

it('signs in again as soon as BILL opens, five minutes or not', () => {
	const opensAtMs = Date.parse('2026-12-15T18:00:00Z');
	at('17:58:00');
	rememberRefusal('late', new BillLoginError('used up', 'quota', '', opensAtMs));

	at('18:00:01');

	expect(rememberedFailure('late')).toBeUndefined();
});

it('does not sign in before BILL opens, however long that is', () => {
	const opensAtMs = Date.parse('2026-12-15T18:00:00Z');
	at('17:01:00');
	rememberRefusal('early', new BillLoginError('used up', 'quota', '', opensAtMs));

	at('17:59:59');

	expect(rememberedFailure('early')?.reason).toBe('quota');
});
