import { type Resource, resource } from '../../operation/resource';
import { archive } from './archive.operation';
import { create } from './create.operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { KINDS } from './kinds';
import { restore } from './restore.operation';
import { update } from './update.operation';

/** The seven lists bills are coded with, each with the same operations. */
export const classifications: Resource[] = Object.values(KINDS).map((kind) =>
	resource(
		{ name: kind.name, value: kind.value },
		[archive(kind), create(kind), get(kind), getAll(kind), restore(kind), update(kind)],
		'getAll',
	),
);
