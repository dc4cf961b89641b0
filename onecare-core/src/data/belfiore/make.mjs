// Makes belfiore.tsv of onecare-core: one line for every birthplace code of the codice fiscale.
// Run: npm install && node make.mjs      What it reads and what it leaves out: README.md
import { createRequire } from 'node:module';
import { mkdirSync, writeFileSync } from 'node:fs';

const require = createRequire(import.meta.url);
const OUT = new URL('../../main/resources/io/onecare/core/person/', import.meta.url);

// ---------------------------------------------------------------- corrections and additions

// Names with damaged letters in the package.
const NAME_FIX = {
  C294: 'Châtillon', C744: 'Città della Pieve', E829: 'Magrè sulla strada del vino', F298: 'Mollières',
  F436: 'Monte Di Mezzodì', H275: 'Riccò del Golfo di Spezia', H607: 'Roverè della Luna',
  M273: 'Santa Maria la Carità', M356: 'Contà', Z106: 'Stato della Città del Vaticano',
};

// Ceased comuni of the ANPR archive that the package lost, most of them when it followed a comune to its
// next name: [name, province]. Lonato was a comune until 2007, so people of every age carry its code.
const MORE_COMUNI = {
  B113: ['Bracca di Costa Serina', 'BG'], B226: ['Brusasco Cavagnolo', 'TO'], B449: ['Calvi San Nazzaro', 'BN'],
  B700: ['Capriano Azzano', 'BS'], C171: ['Castelli Cusiani', 'NO'], D308: ['Divaccia San Canziano', 'TS'],
  D778: ['Frassinello-Olivola', 'AL'], E186: ['Grisolia Cipollina', 'CS'], E315: ['Invorio Inferiore', 'NO'],
  E545: ['Lesa Belgirate', 'NO'], E556: ['Letojanni Gallodoro', 'ME'], E667: ['Lonato', 'BS'],
  G027: ['Olgiate Calco', 'CO'], G550: ["Pian d'Artogne", 'BS'], G845: ['Ponte di Nossa', 'BG'],
  G918: ['Porto Maurizio', 'IM'], H234: ['Renate Veduggio', 'MI'], L637: ['Val Marchirolo', 'VA'],
  M305: ['Almè con Villa', 'BG'],
};

// Territories and former states with a code of their own in the table of the Agenzia delle Entrate; the
// package has only what ISTAT lists as a state today. Names are ours.
const MORE_COUNTRIES = {
  Z124: 'Isole del Canale', Z136: 'Georgia', Z137: 'Armenia', Z141: 'Azerbaigian', Z142: 'Kirghizistan',
  Z143: 'Uzbekistan', Z147: 'Tagikistan', Z151: 'Turkmenistan', Z152: 'Kazakhstan',
  Z201: "Federazione dell'Arabia Meridionale", Z202: "Protettorato dell'Arabia Meridionale",
  Z212: 'Isole Cocos', Z218: 'Territorio di Gaza', Z221: 'Hong Kong', Z230: 'Malaysia', Z231: 'Macao',
  Z244: 'Vietnam del Sud', Z245: 'Vietnam del Nord', Z324: 'Riunione', Z346: 'Somalia francese',
  Z350: 'Tanganica', Z356: 'Zanzibar', Z360: 'Mayotte', Z508: 'Guadalupa', Z513: 'Martinica',
  Z517: 'Zona del canale di Panama', Z518: 'Porto Rico', Z520: 'Isole Vergini americane',
  Z523: 'Antille britanniche', Z607: 'Guiana francese', Z702: 'Isola Christmas', Z706: 'Guam',
  Z710: 'Isole Marianne', Z714: 'Niue', Z715: 'Isola Norfolk', Z717: 'Nuove Ebridi', Z721: 'Isola di Pasqua',
  Z725: 'Samoa americane', Z727: 'Tokelau',
};

// Up to M206 (Zuri) codes were given in the order of the alphabet to every comune there had ever been;
// later ones in the order of time, from M207 (Lariano, 15 October 1967) on.
const LAST_ALPHABETICAL = 'M206';

// ---------------------------------------------------------------- reading

const fail = (message) => { throw new Error(message); };
const day = (date) => date.toISOString().slice(0, 10);
const connector = require('@marketto/belfiore-connector-embedded');
const places = await (connector.default ?? connector).toArray();

const rows = places.map((p) => {
  const code = p.belfioreCode;
  const from = day(p.creationDate);
  const until = day(p.expirationDate);
  return {
    code,
    name: NAME_FIX[code] ?? p.name.trim(),
    province: p.province ?? '',
    // The package gives where the last entry of a code begins, which for many comuni is a change of province
    // (Abbasanta: 1974) or a refoundation. Only the chronological codes say when a comune was new.
    from: code[0] === 'M' && code > LAST_ALPHABETICAL && from >= '1967' ? from : '',
    // ANPR's last day is one earlier (Abetone: 2016-12-31), so this is the first day without the comune.
    until: until === '9999-12-31' ? '' : until,
  };
});
const known = new Set(rows.map((r) => r.code));
const add = (code, name, province) => {
  if (known.has(code)) fail(`${code} is in the package already`);
  rows.push({ code, name, province, from: '', until: '' });
};
for (const [code, [name, province]] of Object.entries(MORE_COMUNI)) add(code, name, province);
for (const [code, name] of Object.entries(MORE_COUNTRIES)) add(code, name, '');
rows.sort((a, b) => (a.code < b.code ? -1 : 1));

// ---------------------------------------------------------------- checks

const countries = rows.filter((r) => r.code[0] === 'Z');
const active = rows.filter((r) => r.code[0] !== 'Z' && !r.until && known.has(r.code));
if (active.length !== 7896) fail(`${active.length} active comuni in the package`);
if (places.length !== 10063) fail(`${places.length} places in the package`);
if (new Set(rows.map((r) => r.code)).size !== rows.length) fail('a code appears twice');
for (const r of rows) {
  if (!/^[ABCDEFGHILMZ]\d{3}$/.test(r.code)) fail(`code of ${JSON.stringify(r)}`);
  if (r.code[0] === 'Z' ? r.province !== '' : !/^[A-Z]{2}$/.test(r.province)) fail(`province of ${JSON.stringify(r)}`);
  if (!/^[\p{Lu}][\p{L} .'()/-]*$/u.test(r.name) || /[ÃĂ]/.test(r.name)) fail(`name of ${JSON.stringify(r)}`);
  if (r.from && r.until && r.from >= r.until) fail(`dates of ${JSON.stringify(r)}`);
}
for (const code of Object.keys(NAME_FIX)) if (!known.has(code)) fail(`no place ${code} to correct`);
for (const [code, name, province, from, until] of [
  ['H501', 'Roma', 'RM', '', ''], ['F205', 'Milano', 'MI', '', ''], ['A007', 'Abbasanta', 'OR', '', ''],
  ['A012', 'Abetone', 'PT', '', '2017-01-01'], ['M376', 'Abetone Cutigliano', 'PT', '2017-01-01', ''],
  ['M207', 'Lariano', 'RM', '1967-10-15', ''], ['M438', "Santa Caterina d'Este", 'PD', '2024-01-22', ''],
  ['Z112', 'Germania', '', '', ''], ['Z105', 'Cecoslovacchia', '', '', '1993-01-01'], ['E667', 'Lonato', 'BS', '', ''],
]) {
  const r = rows.find((x) => x.code === code) ?? fail(`${name} is missing`);
  if (r.name !== name || r.province !== province || r.from !== from || r.until !== until) fail(JSON.stringify(r));
}

// ---------------------------------------------------------------- output

const SOURCES = [
  "# Comuni and states: ANPR, Ministero dell'Interno (CC BY 4.0), and ISTAT (22 states, CC BY 3.0 IT);",
  '# from npm @marketto/belfiore-connector-embedded 1.2.1 (published 2026-03-23), shortened and completed.',
  '# Made by onecare-core/src/data/belfiore/make.mjs; do not edit by hand.',
];
mkdirSync(OUT, { recursive: true });
writeFileSync(new URL('belfiore.tsv', OUT), [...SOURCES, 'code\tname\tprovince\tfrom\tuntil',
  ...rows.map((r) => [r.code, r.name, r.province, r.from, r.until].join('\t'))].join('\n') + '\n');

console.log(`${rows.length} places: ${active.length} active comuni, ${rows.length - active.length - countries.length} ceased ones, ${countries.length} states and territories`);
console.log(`with a first day: ${rows.filter((r) => r.from).length}; with a last one: ${rows.filter((r) => r.until).length}`);
