import type { Invariant } from './evidence';

/** 8. No secret, token or bank number in any log, execution, table, alert or export. */
export const noSecrets: Invariant = ({ texts, alerts, plan }) => {
	const all = [...texts, ...alerts.map((text) => ({ where: 'an alert', text }))];
	const secrets = plan.secrets.filter((secret) => secret.length >= 6);
	return all.flatMap(({ where, text }) =>
		secrets.filter((secret) => text.includes(secret)).map((secret) => `${where} holds …${secret.slice(-4)}`),
	);
};
