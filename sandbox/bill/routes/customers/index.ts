import type { Route } from '../../route';
import { createCustomerRoute } from './createCustomer';
import { listCustomers } from './listCustomers';
import { readCustomer } from './readCustomer';

/** Customers, as far as payables use them for ledger coding. */
export const customersRoutes: Route[] = [listCustomers, createCustomerRoute, readCustomer];
