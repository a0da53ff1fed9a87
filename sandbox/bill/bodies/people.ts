import type { Static } from '@sinclair/typebox';
import { email, filledText, flag, object, text } from '../values/schema';
import { addressSchema } from './vendor';

const name = { firstName: filledText(), lastName: filledText() };

/** Body of POST /v3/users. */
export const newUserSchema = object({ ...name, email, roleId: filledText(), acceptTermsOfService: flag }, [
	'firstName',
	'lastName',
	'email',
	'roleId',
	'acceptTermsOfService',
]);

/** Body of PATCH /v3/users/{userId}. */
export const userChangeSchema = object({ ...name, roleId: filledText() });

/** Body of POST /v3/customers. */
export const newCustomerSchema = object(
	{
		name: filledText(),
		email,
		companyName: text(),
		phone: text(),
		fax: text(),
		description: text(),
		address: addressSchema,
	},
	['name', 'email'],
);

/** What a caller sends to add a user. */
export type NewUser = Static<typeof newUserSchema>;
/** What can be changed of one. */
export type UserChange = Static<typeof userChangeSchema>;
/** What a caller sends to create a customer. */
export type NewCustomer = Static<typeof newCustomerSchema>;
