import { configWithoutCloudSupport } from '@n8n/node-cli/eslint';

export default [
	...configWithoutCloudSupport,
	{
		// The rules are for nodes. What is not published has to start processes (n8n) and knows no node to blame.
		files: ['sandbox/**', 'test/**', 'bench/**', 'scripts/**'],
		rules: {
			'@n8n/community-nodes/no-dangerous-functions': 'off',
			'@n8n/community-nodes/require-node-api-error': 'off',
		},
	},
];
