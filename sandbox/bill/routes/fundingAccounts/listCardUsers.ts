import { userList } from './userList';

/** GET /v3/funding-accounts/cards/users. Who may pay with which card; `currentUser` as with bank accounts. */
export const listCardUsers = userList('/v3/funding-accounts/cards/users', (store) => store.cardAccountUsers);
