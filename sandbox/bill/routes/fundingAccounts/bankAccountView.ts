import type { BankAccount } from '../../store/rows';
import { maskNumber } from '../../vendors/vendors';

/** A bank account as BILL shows it: number masked. */
export function bankAccountView(account: BankAccount): BankAccount {
	return { ...account, accountNumber: maskNumber(account.accountNumber) };
}
