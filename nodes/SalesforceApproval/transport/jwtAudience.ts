const MAX_KEPT = 100;

/** Org and app → the login host, where it was what Salesforce accepted last. */
const loginHostWorked = new Map<string, string>();

/**
 * The audiences an assertion of the JWT bearer flow may need, the likelier first. External Client Apps take My Domain
 * (since Spring '26); Government Cloud and older connected apps take the login host, and Salesforce's own CLI tries both
 * (sfdx-core, authInfo.ts, 2026-11). `worked` remembers the one that did, so that the next login takes one try.
 */
export function audiencesFor(
	origin: string,
	clientId: string,
): { audiences: string[]; worked: (audience: string) => void } {
	const loginHost = loginHostOf(new URL(origin));
	if (loginHost === undefined) return { audiences: [origin], worked: () => {} };
	const key = `${origin} ${clientId.trim()}`;
	const audiences = loginHostWorked.has(key) ? [loginHost, origin] : [origin, loginHost];
	const worked = (audience: string) => {
		loginHostWorked.delete(key);
		if (audience === origin) return;
		loginHostWorked.set(key, audience);
		for (const oldest of [...loginHostWorked.keys()].slice(0, Math.max(0, loginHostWorked.size - MAX_KEPT)))
			loginHostWorked.delete(oldest);
	};
	return { audiences, worked };
}

/**
 * The login host of an org. None for hosts outside Salesforce: whoever holds an assertion for the login host can log in
 * with it, so it goes to Salesforce only, or to a simulator on this machine.
 */
function loginHostOf({ hostname }: URL): string | undefined {
	const domain = /\.salesforce\.(com|mil)$/.exec(hostname)?.[0] ?? '';
	const isLocal = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
	if (domain === '' && !isLocal) return undefined;
	// Sandboxes: acme--dev.sandbox.my…; scratch orgs: acme-dev-ed.scratch.my…
	const isTest = /--|\.(sandbox|scratch)\./.test(hostname);
	return `https://${isTest ? 'test' : 'login'}${domain || '.salesforce.com'}`;
}
