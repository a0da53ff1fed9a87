import { toCountryCode } from '../../../../nodes/shared/values/country';

const codesOf = (names: string[]) => Object.fromEntries(names.map((name) => [name, toCountryCode(name)]));

it('knows the names of ISO 3166, with the articles in brackets that its list has', () => {
	const named = {
		'Bahamas (the)': 'BS',
		'Bolivia (Plurinational State of)': 'BO',
		'Brunei Darussalam': 'BN',
		'Cabo Verde': 'CV',
		'Congo (the Democratic Republic of the)': 'CD',
		'Congo (the)': 'CG',
		Czechia: 'CZ',
		'Falkland Islands (the) [Malvinas]': 'FK',
		'Iran (Islamic Republic of)': 'IR',
		"Korea (the Democratic People's Republic of)": 'KP',
		'Korea (the Republic of)': 'KR',
		"Lao People's Democratic Republic (the)": 'LA',
		'Micronesia (Federated States of)': 'FM',
		'Netherlands (Kingdom of the)': 'NL',
		'Palestine, State of': 'PS',
		'Tanzania, the United Republic of': 'TZ',
		'Taiwan (Province of China)': 'TW',
		Türkiye: 'TR',
		'United Kingdom of Great Britain and Northern Ireland (the)': 'GB',
		'United States of America (the)': 'US',
		'Virgin Islands (British)': 'VG',
		'Virgin Islands (U.S.)': 'VI',
	};

	expect(codesOf(Object.keys(named))).toEqual(named);
});

it("knows the names of Salesforce's country picklist", () => {
	const named = {
		'Bolivia, Plurinational State of': 'BO',
		'Bosnia and Herzegovina': 'BA',
		'Congo, the Democratic Republic of the': 'CD',
		"Cote d'Ivoire": 'CI',
		'Czech Republic': 'CZ',
		'Holy See (Vatican City State)': 'VA',
		'Iran, Islamic Republic of': 'IR',
		"Korea, Democratic People's Republic of": 'KP',
		'Korea, Republic of': 'KR',
		'Libyan Arab Jamahiriya': 'LY',
		'Macedonia, the former Yugoslav Republic of': 'MK',
		Macao: 'MO',
		'Moldova, Republic of': 'MD',
		'Palestinian Territory, Occupied': 'PS',
		Reunion: 'RE',
		'Russian Federation': 'RU',
		'Saint Helena, Ascension and Tristan da Cunha': 'SH',
		'Saint Lucia': 'LC',
		'Sint Maarten (Dutch part)': 'SX',
		'Syrian Arab Republic': 'SY',
		Taiwan: 'TW',
		'Tanzania, United Republic of': 'TZ',
		'Venezuela, Bolivarian Republic of': 'VE',
		'Viet Nam': 'VN',
		'Virgin Islands, British': 'VG',
	};

	expect(codesOf(Object.keys(named))).toEqual(named);
});

it('knows what people write in addresses', () => {
	const named = {
		America: 'US',
		Deutschland: 'DE',
		England: 'GB',
		'Great Britain': 'GB',
		Holland: 'NL',
		'Hong Kong': 'HK',
		'Ivory Coast': 'CI',
		Laos: 'LA',
		Macau: 'MO',
		Moldova: 'MD',
		Netherlands: 'NL',
		Scotland: 'GB',
		'South Korea': 'KR',
		'St. Kitts & Nevis': 'KN',
		'St. Lucia': 'LC',
		'The Netherlands': 'NL',
		'Trinidad & Tobago': 'TT',
		Turkey: 'TR',
		UAE: 'AE',
		UK: 'GB',
		'U.K.': 'GB',
		USA: 'US',
		'U.S.A.': 'US',
		'U.S.': 'US',
		Vietnam: 'VN',
	};

	expect(codesOf(Object.keys(named))).toEqual(named);
});

it.each([
	["Côte d'Ivoire", 'CI'],
	['Côte d’Ivoire', 'CI'],
	['Co\u0302te d\u2018Ivoire', 'CI'],
	['COTE D`IVOIRE', 'CI'],
	['curacao', 'CW'],
	['Åland Islands', 'AX'],
	['  viet   nam ', 'VN'],
	['turkiye', 'TR'],
])('reads %j whatever its apostrophes, accents, capitals and blanks', (name, code) => {
	expect(toCountryCode(name)).toBe(code);
});

it.each([
	['US', 'US'],
	['ca', 'CA'],
	['GBR', 'GB'],
	['CAN', 'CA'],
	['deu', 'DE'],
	['KOR', 'KR'],
])('reads the code %s', (given, code) => {
	expect(toCountryCode(given)).toBe(code);
});

it.each(['XX', 'EN', 'ZZ', 'AN', 'XYZ', 'ENG', 'Korea', 'Narnia', 'The', '', ' ', ',', '()', 'U', '12'])(
	'knows no country %j',
	(given) => {
		expect(toCountryCode(given)).toBeUndefined();
	},
);
