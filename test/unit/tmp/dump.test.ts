import { writeFileSync } from 'node:fs';
import { agentNeedOf } from '../../../nodes/shared/agentPermission';
import { RESOURCES } from '../../../nodes/BillCom/resources/resources';
import { RESOURCES as SF } from '../../../nodes/SalesforceApproval/resources/resources';
it('dumps', () => {
	const lines: string[] = [];
	for (const { menu, operations } of RESOURCES)
		for (const o of operations)
			lines.push(
				`\t'${menu.name}: ${o.option.name}': '${[agentNeedOf(o) ?? 'none', ...(o.agentMayNeed ?? []).map((n) => n + '?')].join(' ')}',`,
			);
	lines.push('----');
	for (const [r, { operations }] of Object.entries(SF))
		for (const o of operations)
			lines.push(
				`\t'${r}: ${o.option.name}': '${[agentNeedOf(o) ?? 'none', ...(o.agentMayNeed ?? []).map((n) => n + '?')].join(' ')}',`,
			);
	writeFileSync('/tmp/access-dump.txt', lines.join('\n'));
});
