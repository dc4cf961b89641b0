// The map beside the offers: a mark with the number of each. The list works without it.
/* global L */
import { createMap, drawSurroundings, script } from './facilities.js';
import { element, icon, texts } from './texts.js';

const finder = document.getElementById('finder');
const wide = matchMedia('(min-width: 1000px)');
const SIZE = 34;
let opened;

if (finder) {
  document.getElementById('view-switch').addEventListener('click', (event) => {
    const button = event.target.closest('button');
    if (button) choose(button.dataset.view);
  });
  if (wide.matches) openMap();
  wide.addEventListener('change', () => wide.matches && openMap());
}

function choose(view) {
  finder.dataset.view = view;
  for (const button of document.querySelectorAll('#view-switch button')) {
    button.setAttribute('aria-pressed', String(button.dataset.view === view));
  }
  if (view === 'map') {
    openMap();
    finder.scrollIntoView();
  }
}

async function openMap() {
  try {
    opened ??= draw();
    (await opened)();
  } catch (fault) {
    console.warn('The map cannot be shown.', fault);
    const frame = finder.querySelector('.map-frame');
    if (!frame.querySelector('.map-message')) frame.append(element('div', 'alert alert-info map-message', icon('info'), element('p', '', texts.noMap)));
  }
}

/** Draws once; what it gives fits the map into its frame. */
async function draw() {
  await script(new URL('../webjars/leaflet/1.9.4/dist/leaflet.js', import.meta.url));
  const map = createMap();
  const { placeLat, placeLon } = document.getElementById('results').dataset;
  const place = L.latLng(placeLat, placeLon);
  const surroundings = L.layerGroup().addTo(map);
  map.on('zoomend', () => drawSurroundings(surroundings, map, place));
  const offers = [...finder.querySelectorAll('.offer[data-lat]')].filter((offer) => offer.dataset.lat);
  offers.forEach((offer) => mark(offer, map));
  const bounds = L.latLngBounds([place, ...offers.map(({ dataset }) => [dataset.lat, dataset.lon])]);
  let fitted = false;
  return () => {
    map.invalidateSize();
    if (fitted || !map.getContainer().offsetWidth) return;
    fitted = true;
    map.fitBounds(bounds, { animate: false, padding: [36, 36], maxZoom: 13 });
    drawSurroundings(surroundings, map, place);
  };
}

/** For the mouse and the finger; whoever uses the keyboard has the list, which holds the same. */
function mark(offer, map) {
  const { mode, number, lat, lon } = offer.dataset;
  const marker = L.marker([lat, lon], {
    icon: L.divIcon({ className: `number-mark number-${mode}`, html: element('span', '', number), iconSize: [SIZE, SIZE] }),
    keyboard: false,
    riseOnHover: true,
    zIndexOffset: -Number(number), // the nearer one lies on top
  }).addTo(map);
  marker.getElement().setAttribute('aria-hidden', 'true');
  marker.on('click', () => {
    if (!wide.matches) choose('list');
    offer.scrollIntoView({ block: 'center' });
    offer.querySelector('.offer-actions a').focus({ preventScroll: true });
  });
  const light = (on) => {
    marker.getElement().classList.toggle('lit', on);
    marker.setZIndexOffset(on ? 1_000 : -Number(number));
  };
  for (const [start, end] of [['mouseenter', 'mouseleave'], ['focusin', 'focusout']]) {
    offer.addEventListener(start, () => light(true));
    offer.addEventListener(end, () => light(false));
  }
  marker.on('mouseover', () => offer.classList.add('selected'));
  marker.on('mouseout', () => offer.classList.remove('selected'));
}
