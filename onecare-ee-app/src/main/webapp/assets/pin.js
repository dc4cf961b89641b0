// The pin of a facility that is edited: dragged, pushed by keys, put where one clicks, or typed as coordinates.
// Without scripts or map, the coordinates are there to be typed.
/* global L */
import { createMap, script } from './facilities.js';
import { calm } from './markers.js';
import { element, icon, say, texts } from './texts.js';

const STEP = 10; // pixels that an arrow key pushes the pin; with Shift, one
const SPOKEN_AFTER = 400; // ms; whoever holds a key down hears where it ends
const CLOSE = 13;
const COMUNE_ZOOM = 11;
const ARROWS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

const latitude = document.getElementById('lat');
const longitude = document.getElementById('lon');
const said = document.getElementById('pin-place');
const back = document.getElementById('pin-back');
const numbers = (most) => new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: most });

let map;
let pin;
let speaking;
/** Where it is saved; undefined if it is nowhere. */
let origin;

start().catch((fault) => {
  console.warn('The map cannot be shown.', fault);
  document.getElementById('pin-pane').replaceChildren(element('div', 'alert alert-info', icon('info'), element('p', '', texts.noMap)));
});

async function start() {
  await script(new URL('../webjars/leaflet/1.9.4/dist/leaflet.js', import.meta.url));
  map = createMap();
  origin = texts.savedLat ? L.latLng(Number(texts.savedLat), Number(texts.savedLon)) : undefined;
  const place = typed();
  const view = place ?? origin ?? (texts.centreLat && L.latLng(Number(texts.centreLat), Number(texts.centreLon)));
  if (view) map.setView(view, place ?? origin ? CLOSE : COMUNE_ZOOM, { animate: false });
  if (place) put(place);
  if (place && !(origin && isAt(origin))) speak();
  map.on('click', ({ latlng }) => move(latlng));
  document.getElementById('pin-here').addEventListener('click', () => move(map.getCenter()));
  back.addEventListener('click', () => {
    if (origin) move(origin);
    else lift();
    map.panTo(origin ?? map.getCenter(), { animate: !calm });
    (pin?.getElement() ?? map.getContainer()).focus({ preventScroll: true });
  });
  for (const field of [latitude, longitude]) field.addEventListener('change', follow);
  for (const mode of document.getElementsByName('mode')) mode.addEventListener('change', dress);
}

/** The point in the fields, as the server reads it; undefined if it is none. */
function typed() {
  const degrees = '([+-]?\\d{1,3}(?:[.,]\\d+)?)\\s*°?';
  const both = new RegExp(`^${degrees}\\s*[,;\\s]\\s*${degrees}$`).exec(latitude.value.trim());
  const [lat, lon] = !longitude.value.trim() && both ? [both[1], both[2]] : [latitude.value.trim(), longitude.value.trim()];
  if (!new RegExp(`^${degrees}$`).test(lat) || !new RegExp(`^${degrees}$`).test(lon)) return undefined;
  const [north, east] = [lat, lon].map((text) => Number.parseFloat(text.replace(',', '.')));
  return Math.abs(north) <= 90 && Math.abs(east) <= 180 ? L.latLng(north, east) : undefined;
}

/** The fields are changed by hand: the pin follows. */
function follow() {
  const place = typed();
  if (!place) {
    if (!latitude.value.trim() && !longitude.value.trim()) lift();
    else if (longitude.value.trim()) tell(texts.wrong);
    return;
  }
  write(place);
  put(place);
  if (!map.getBounds().contains(place)) map.setView(place, Math.max(map.getZoom(), CLOSE), { animate: false });
  speak();
}

function move(place) {
  write(place);
  put(place);
  speak();
}

function write(place) {
  latitude.value = place.lat.toFixed(6);
  longitude.value = place.lng.toFixed(6);
}

function put(place) {
  if (pin) {
    pin.setLatLng(place);
  } else {
    pin = L.marker(place, { draggable: true, autoPan: true, icon: look() }).addTo(map);
    pin.on('drag', () => write(pin.getLatLng()));
    pin.on('dragend', () => move(pin.getLatLng()));
    name();
  }
  back.hidden = origin ? isAt(origin) : false;
}

function isAt(place) {
  const now = pin.getLatLng();
  return now.lat.toFixed(6) === place.lat.toFixed(6) && now.lng.toFixed(6) === place.lng.toFixed(6);
}

function lift() {
  pin?.remove();
  pin = undefined;
  latitude.value = longitude.value = '';
  back.hidden = true;
  tell(texts.unmoved);
}

function chosenMode() {
  return [...document.getElementsByName('mode')].find((mode) => mode.checked)?.value ?? texts.mode ?? 'BY_PHONE';
}

function look() {
  const mode = chosenMode() || 'BY_PHONE';
  return L.divIcon({ className: `pin pin-${mode} selected`, html: element('div', '', icon(`pin-${mode}`)), iconSize: [54, 54] });
}

function dress() {
  if (!pin) return;
  pin.setIcon(look());
  name();
}

/** Leaflet makes a button of it; the arrows push it instead of the map. */
function name() {
  const mark = pin.getElement();
  mark.setAttribute('aria-label', texts.pin);
  mark.setAttribute('aria-describedby', 'pin-hint');
  mark.addEventListener('keydown', (event) => {
    const arrow = ARROWS[event.key];
    if (!arrow) return;
    L.DomEvent.stop(event);
    const pixels = event.shiftKey ? 1 : STEP;
    const point = map.latLngToContainerPoint(pin.getLatLng()).add(L.point(arrow).multiplyBy(pixels));
    const place = map.containerPointToLatLng(point);
    write(place);
    put(place);
    if (!map.getBounds().pad(-0.1).contains(place)) map.panTo(place, { animate: !calm });
    clearTimeout(speaking);
    speaking = setTimeout(speak, SPOKEN_AFTER);
  });
}

function tell(words) {
  said.textContent = words;
}

/** Where it is, how far from where it was, and from the middle of the comune. */
function speak() {
  clearTimeout(speaking);
  const now = pin.getLatLng();
  const parts = [];
  if (!origin) parts.push(texts.set);
  else if (isAt(origin)) parts.push(texts.unmoved);
  else parts.push(say('moved', { distance: far(origin, now), direction: direction(origin, now) }));
  parts.push(say('at', { lat: now.lat.toFixed(6), lon: now.lng.toFixed(6) }));
  if (texts.centreLat && texts.comune) {
    parts.push(say('away', { distance: far(L.latLng(Number(texts.centreLat), Number(texts.centreLon)), now), comune: texts.comune }));
  }
  tell(parts.join(' '));
}

function far(from, to) {
  const metres = map.distance(from, to);
  return metres < 1000 ? `${numbers(0).format(Math.max(1, metres))} m` : `${numbers(metres < 10000 ? 1 : 0).format(metres / 1000)} km`;
}

function direction(from, to) {
  const east = (to.lng - from.lng) * Math.cos((from.lat * Math.PI) / 180);
  const eighth = Math.round(Math.atan2(east, to.lat - from.lat) / (Math.PI / 4));
  return texts.directions.split(',')[(eighth + 8) % 8].trim();
}
