import type { Route } from '../../route';
import { archiveBankAccountRoute } from './archiveBankAccount';
import { archiveBankAccountUserRoute } from './archiveBankAccountUser';
import { changeBankAccountRoute } from './changeBankAccount';
import { createBankAccountRoute } from './createBankAccount';
import { listApCards } from './listApCards';
import { listBankAccountUsers } from './listBankAccountUsers';
import { listBankAccounts } from './listBankAccounts';
import { listCardFundingPurposes } from './listCardFundingPurposes';
import { listCardUsers } from './listCardUsers';
import { listCards } from './listCards';
import { nominateBankAccountUser } from './nominateBankAccountUser';
import { readBankAccount } from './readBankAccount';
import { readCard } from './readCard';
import { readPermissions } from './readPermissions';
import { verifyBankAccountRoute } from './verifyBankAccount';

/** What payments are paid from. */
export const fundingAccountsRoutes: Route[] = [
	listBankAccounts,
	createBankAccountRoute,
	listBankAccountUsers,
	nominateBankAccountUser,
	archiveBankAccountUserRoute,
	readBankAccount,
	changeBankAccountRoute,
	archiveBankAccountRoute,
	verifyBankAccountRoute,
	listCards,
	listCardUsers,
	listCardFundingPurposes,
	readCard,
	listApCards,
	readPermissions,
];
