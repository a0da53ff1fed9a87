import { configWithoutCloudSupport } from '@n8n/node-cli/eslint';

export default [
	...configWithoutCloudSupport,
	{
		// The rule protects operators from nodes that start processes. What is not published has to: it starts n8n.
		files: ['sandbox/**', 'test/**', 'bench/**', 'scripts/**'],
		rules: { '@n8n/community-nodes/no-dangerous-functions': 'off' },
	},
];
