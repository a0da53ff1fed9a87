import { configWithoutCloudSupport } from '@n8n/node-cli/eslint';
import { zones } from './scripts/architecture/zones.mjs';

export default [
	...configWithoutCloudSupport,
	{
		files: ['**/*.ts'],
		// Circles are found by test/unit/architecture.test.ts: `import-x/no-cycle` reads no TypeScript here.
		rules: { 'import-x/no-restricted-paths': ['error', { zones }] },
	},
	{
		// Only transport talks HTTP: sessions, limits and repetition are decided there.
		files: ['nodes/**/*.ts'],
		ignores: ['nodes/*/transport/**', 'nodes/SalesforceApproval/events/cometd/**'],
		rules: {
			'no-restricted-syntax': [
				'error',
				{
					selector: 'MemberExpression[property.name=/^httpRequest(WithAuthentication)?$/]',
					message: 'Only transport/ sends requests: call it instead.',
				},
			],
			'no-restricted-imports': [
				'error',
				{ paths: ['axios', 'undici', 'node:http', 'node:https', 'http', 'https'] },
			],
		},
	},
	{
		// The rules are for nodes. What is not published has to start processes (n8n) and knows no node to blame.
		files: ['sandbox/**', 'importer/**', 'test/**', 'bench/**', 'scripts/**'],
		rules: {
			'@n8n/community-nodes/no-dangerous-functions': 'off',
			'@n8n/community-nodes/require-node-api-error': 'off',
		},
	},
];
