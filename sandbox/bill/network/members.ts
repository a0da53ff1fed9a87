import { randomInt } from 'node:crypto';
import type { MemberSeed } from '../bodies/network';
import { refusal } from '../refusals/refusal';
import type { NetworkMember } from '../store/partnerRows';
import { newId } from '../values/ids';
import type { World } from '../world/world';

const FEWEST_CHARACTERS = 3;
/** The ceiling of v2's NetworkSearch; for v3 assumed. */
const MOST_RESULTS = 25;

/** Puts an organization into the network. National vendors connect at once. */
export function addMember(world: World, seed: MemberSeed): NetworkMember {
	const { name, networkType = 'BILL', zipOrPostalCode = '43604', invitesAs } = seed;
	const isNational = networkType === 'RPPS';
	const address = {
		line1: '1 Network Plaza',
		city: 'Toledo',
		stateOrProvince: 'OH',
		zipOrPostalCode,
		country: 'US',
	};
	return world.store.networkMembers.put({
		// What a payment network id looks like is unknown, except for national vendors.
		id: isNational ? newId('0rv') : String(randomInt(1e13, 1e14)),
		networkType,
		name,
		addresses: [isNational ? { id: newId('rba'), ...address } : address],
		hasAutoConnect: isNational || (seed.hasAutoConnect ?? true),
		...(invitesAs ? { invitesAs } : {}),
	});
}

/** What a search asks for. */
export interface MemberQuery {
	name?: string;
	/** Networks to search, comma separated. */
	scope?: string;
	zipOrPostalCode?: string;
}

function networksOf(scope = 'BILL,RPPS'): string[] {
	const networks = scope.split(',').map((part) => part.trim());
	const unknown = networks.find((network) => network !== 'BILL' && network !== 'RPPS');
	if (unknown !== undefined) throw refusal('parameterInvalid', `scope: ${unknown}`);
	return networks;
}

/** A whole word of the name in the BILL network, any part of it for national vendors; upper and lower case alike (assumed). */
function hasName(member: NetworkMember, wanted: string): boolean {
	const name = member.name.toLowerCase();
	if (member.networkType === 'RPPS') return name.includes(wanted);
	const words = (value: string) => ` ${value.split(/[^\p{L}\p{N}]+/u).join(' ')} `;
	return words(name).includes(words(wanted));
}

/** Members that fit. @throws Refusal BDC_1000 without a name, BDC_1129 for one under three characters or an unknown network */
export function searchMembers(world: World, { name, scope, zipOrPostalCode }: MemberQuery): NetworkMember[] {
	if (!name) throw refusal('fieldInvalid', 'name: must not be null');
	if (name.trim().length < FEWEST_CHARACTERS) throw refusal('parameterInvalid', `name: ${name}`);
	const networks = networksOf(scope);
	const wanted = name.trim().toLowerCase();
	return world.store.networkMembers
		.all()
		.filter((member) => networks.includes(member.networkType) && hasName(member, wanted))
		.filter(
			(member) =>
				!zipOrPostalCode || member.addresses.some((address) => address.zipOrPostalCode === zipOrPostalCode),
		)
		.slice(0, MOST_RESULTS);
}

/** A member as the search shows it: `id`, `name`, `type` and `addresses` (reported by integrators; what `type` says is assumed). */
export function memberView({ id, name, networkType, addresses }: NetworkMember) {
	return { id, name, type: networkType, addresses };
}
