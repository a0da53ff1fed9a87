import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { BillCredential } from '../transport/credential';

const VERSION = 'v1';
const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const KEY_BYTES = 32;
const TAG_BYTES = 16;
const PURPOSE = 'n8n-nodes-billcom-salesforce webhook security key';

/**
 * The security key as it may lie in the workflow's static data, which everybody who can read the workflow can read and
 * n8n writes into exports: encrypted with a key made from the developer key, which n8n keeps in the credential. With the
 * security key in the clear anyone could forge events.
 */
export function sealKey(securityKey: string, credential: BillCredential): string {
	const nonce = randomBytes(NONCE_BYTES);
	const cipher = createCipheriv(CIPHER, sealingKey(credential), nonce);
	const sealed = Buffer.concat([cipher.update(securityKey, 'utf8'), cipher.final()]);
	const parts = [nonce, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url'));
	return [VERSION, ...parts].join('.');
}

/** The security key; undefined when it was sealed under another developer key, or is none. */
export function openKey(sealedKey: string, credential: BillCredential): string | undefined {
	const [version, nonce, tag, sealed] = sealedKey.split('.');
	if (version !== VERSION || sealed === undefined) return undefined;
	try {
		const decipher = createDecipheriv(CIPHER, sealingKey(credential), Buffer.from(nonce, 'base64url'), {
			authTagLength: TAG_BYTES,
		});
		decipher.setAuthTag(Buffer.from(tag, 'base64url'));
		const opened = Buffer.concat([decipher.update(Buffer.from(sealed, 'base64url')), decipher.final()]);
		return opened.toString('utf8');
	} catch {
		return undefined; // the tag does not fit: another developer key, or somebody changed the text
	}
}

function sealingKey({ developerKey, organizationId }: BillCredential): Buffer {
	return Buffer.from(hkdfSync('sha256', developerKey, organizationId, PURPOSE, KEY_BYTES));
}
