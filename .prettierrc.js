module.exports = {
	semi: true,
	trailingComma: 'all',
	singleQuote: true,
	useTabs: true,
	tabWidth: 2,
	printWidth: 110,
	endOfLine: 'lf',
};
