/**
 * The one organization the simulator starts with. Fixed values, so that credentials can be written down before the
 * simulator runs. None of them is a secret.
 */
export const TENANT = {
	organizationId: '00801SANDBOX00000001',
	organizationName: 'Sandbox Manufacturing Inc.',
	devKey: 'sandbox-developer-key',
	userId: '00601SANDBOX00000001',
	username: 'ap.clerk@example.com',
	password: 'sandbox-password',
	approverUserId: '00601SANDBOX00000002',
	approverUsername: 'approver@example.com',
	roleId: '0po01SANDBOX00000001',
	/** A remembered device: sent together at login, the two give a trusted session. */
	rememberMeId: 'sandbox-remember-me',
	device: 'n8n-sandbox',
	/** Where text messages for the clerk would go. */
	phone: '4195550100',
	phoneId: 'sandbox-phone',
	syncTokenName: 'n8n-token',
	syncTokenValue: 'sandbox-token-value',
	/** A sync token acts as a system user, whose ids start with `syu0`. */
	systemUserId: 'syu001SANDBOX0000001',
	bankAccountId: 'bac01SANDBOX00000001',
	bankAccountUserId: 'bau01SANDBOX00000001',
	cardAccountId: 'crd01SANDBOX00000001',
	cardAccountUserId: 'cau01SANDBOX00000001',
	apCardId: 'apc01SANDBOX00000001',
} as const;
