import { single } from '../lists/listPage';
import { refusal } from '../refusals/refusal';
import { ownerKey } from '../store/fileRows';
import type { FileOwner, StoredFile } from '../store/fileRows';
import { timestamp } from '../values/dates';
import { newId } from '../values/ids';
import type { Call } from '../world/route';
import type { World } from '../world/world';

/** Address of a file. It is on the host of the call unless a switch names another origin. */
export function downloadLink(
	{ headers, world }: Pick<Call, 'headers' | 'world'>,
	pathAndQuery: string,
): string {
	const origin = world.switches.downloadHost || `http://${headers.host ?? ''}`;
	return `${origin}/files/${pathAndQuery}`;
}

const UPLOADED = 'UPLOADED';

/** @throws Refusal 404 BDC_1205 for an object nobody has. Invoices are not modelled, so any id will do. */
function refuseUnknownOwner(world: World, ownerType: FileOwner, ownerId: string): void {
	if (ownerType === 'invoices') return;
	if (!world.store[ownerType].get(ownerId)) throw refusal('objectUnknown', ownerId);
}

/**
 * Keeps the bytes of a call, sent as `application/octet-stream` with `?name=`. The upload is over after `uploadDelay`.
 * @throws Refusal 404 BDC_1205 (owner), BDC_1000 (no name, no bytes), 415 BDC_1122 (no bytes but JSON)
 */
export function storeFile({ body, query, world }: Call, ownerType: FileOwner, ownerId: string): StoredFile {
	refuseUnknownOwner(world, ownerType, ownerId);
	const name = single(query, 'name');
	if (!name) throw refusal('fieldInvalid', 'name: must not be null');
	if (body === undefined || body === null) throw refusal('fieldInvalid', 'file: must not be empty');
	if (!Buffer.isBuffer(body)) throw refusal('mediaTypeInvalid', 'of the file');
	if (body.length === 0) throw refusal('fieldInvalid', 'file: must not be empty');
	const isDocument = ownerType === 'bills';
	const { uploadDelay, uploadFail } = world.switches;
	return world.store.files.put({
		id: newId(isDocument ? '00h' : 'att'),
		ownerType,
		ownerId,
		name,
		createdTime: timestamp(world.clock.now()),
		...(isDocument ? { uploadId: newId('0du') } : {}),
		readyAtMs: world.clock.now() + uploadDelay,
		endStatus: uploadFail || UPLOADED,
		base64: body.toString('base64'),
	});
}

/** IN_PROGRESS until the upload is over, then what it ended as. */
export function uploadStatus(world: World, file: StoredFile): string {
	return world.clock.now() < file.readyAtMs ? 'IN_PROGRESS' : file.endStatus;
}

/** True once the file can be downloaded. */
export function isUploaded(world: World, file: StoredFile): boolean {
	return uploadStatus(world, file) === UPLOADED;
}

/** Files of an object, oldest first. */
export function filesOf(world: World, ownerType: FileOwner, ownerId: string): StoredFile[] {
	refuseUnknownOwner(world, ownerType, ownerId);
	return world.store.files.find('owner', ownerKey({ ownerType, ownerId }));
}

/** A file as BILL shows it (docs/documents-attachments). */
export function fileView(call: Pick<Call, 'headers' | 'world'>, file: StoredFile) {
	const { id, name, createdTime } = file;
	return { id, name, createdTime, downloadLink: downloadLink(call, `AttachDownload?id=${id}`) };
}

/** The attachment a path names. @throws Refusal 404 BDC_1205 */
export function attachmentOfPath(world: World, attachmentId: string): StoredFile {
	const file = world.store.files.get(attachmentId);
	if (!file || file.ownerType === 'bills') throw refusal('objectUnknown', attachmentId);
	return file;
}
