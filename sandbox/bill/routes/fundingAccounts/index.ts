import type { Route } from '../../route';
import { listBankAccountUsers } from './listBankAccountUsers';
import { listBankAccounts } from './listBankAccounts';
import { readBankAccount } from './readBankAccount';

/** What payments are paid from. */
export const fundingAccountsRoutes: Route[] = [listBankAccounts, listBankAccountUsers, readBankAccount];
