import { likenessOf } from '../../../nodes/BillCom/resources/payment/checks/duplicates/invoiceNumbers';
import { random } from '../../faults/time/random';
import { judgedPair } from './judgedPair';

const PAIRS = 3_000;
const PIECES = [
	'INV',
	'RE',
	'A',
	'COPY',
	'-',
	' ',
	'/',
	'.',
	'0',
	'00',
	'1',
	'7',
	'10',
	'11',
	'42',
	'2026',
	'O',
	'I',
	'l',
	'é',
	'①',
];

/** The same rules stand twice, in the node and in an expression: a person must not be told two things about one invoice. */
it('the workflow and Payment: Create take the same numbers for the same, and for similar', () => {
	const seed = process.env.LIKENESS_SEED ?? String(Date.now());
	const chance = random(seed);
	const number = () => Array.from({ length: 1 + chance.below(5) }, () => chance.pick(PIECES)).join('');
	const slip = (text: string) => {
		const at = chance.below(text.length);
		return chance.pick([
			text.slice(0, at) + text.slice(at + 1),
			text.slice(0, at) + (text[at + 1] ?? '') + text[at] + text.slice(at + 2),
			text.slice(0, at) + text[at] + text.slice(at),
			`${text}-A`,
			text.toLowerCase(),
		]);
	};
	const different: string[] = [];
	for (let pair = 0; pair < PAIRS; pair += 1) {
		const one = number();
		const other = chance.chance(0.6) ? slip(one) : number();
		if (judgedPair(one, other) !== likenessOf(one, other)) different.push(`${one} | ${other}`);
	}

	expect([`LIKENESS_SEED=${seed}`, different]).toEqual([`LIKENESS_SEED=${seed}`, []]);
});
