/** The part of formulon, which has no types of its own, that this project uses: its parser. */
declare module 'formulon' {
	/** What a formula is made of; functions come in lower case, operators as functions such as `equal`. */
	export type FormulaNode =
		| { type: 'callExpression'; id: string; arguments: FormulaNode[] }
		| { type: 'identifier'; name: string }
		| { type: 'literal'; value: unknown; dataType: string }
		| { type: 'error'; message: string };

	export function ast(formula: string): FormulaNode;
}
