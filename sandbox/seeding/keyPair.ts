import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** An RSA key pair in PEM. */
export interface KeyPair {
	jwtPrivateKey: string;
	jwtPublicKey: string;
}

/**
 * The org's key: the one in the file, so that credentials typed in once stay valid, or a new one, which is put there.
 * Without a file always a new one.
 */
export function keptKeyPair(file: string | undefined): KeyPair {
	const jwtPrivateKey = file !== undefined && existsSync(file) ? readFileSync(file, 'utf8') : newPrivateKey();
	if (file !== undefined) writeFileSync(file, jwtPrivateKey, { mode: 0o600 });
	return {
		jwtPrivateKey,
		jwtPublicKey: createPublicKey(jwtPrivateKey).export({ type: 'spki', format: 'pem' }).toString(),
	};
}

function newPrivateKey(): string {
	const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
	return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}
