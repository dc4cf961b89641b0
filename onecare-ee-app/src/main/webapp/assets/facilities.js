// The map beside the list: Leaflet, the base map, marks of the facilities that the list is a page of.
/* global L */
import { COVERED, drawBasemap } from './basemap.js';
import { calm, gridZoom, markersOn, offline } from './markers.js';
import { element, icon, texts } from './texts.js';

const ITALY = [[36.2, 6.6], [47.1, 18.6]];
/** How much more than the map shows is loaded on each side, so that a small move finds its marks there. */
const MORE = 0.2;
/** From here on the map shows about where somebody is; from farther away, only Italy. */
const REGION_ZOOM = 8;
const RINGS_KM = [1, 5, 20];
/** Below this a ring is only a blot. */
const SMALLEST_RING_PX = 40;

export async function openFacilities({ searchArea, showDetails }) {
  await script(new URL('../webjars/leaflet/1.9.4/dist/leaflet.js', import.meta.url));
  const map = createMap();
  const markers = markersOn(map, { showDetails, membersOf: (box) => load(shown.points, { box }) });
  const surroundings = L.layerGroup().addTo(map);
  const areaButton = document.getElementById('search-area');
  let placing = false;
  let shown = {};
  let drawn = {};
  let underway;
  let keepView = false;

  const offerArea = () => { if (!placing) areaButton.hidden = false; };
  // keys move the map, too; a popup that makes itself room is not the reader's wish
  let popupOpen = false;
  map.on('popupopen popupclose', ({ type }) => { popupOpen = type === 'popupopen'; });
  map.on('dragend zoomend', offerArea);
  map.on('moveend', () => { if (!popupOpen) offerArea(); });
  areaButton.addEventListener('click', () => {
    const { _southWest: southWest, _northEast: northEast } = map.getBounds();
    keepView = true;
    map.getContainer().focus({ preventScroll: true });
    searchArea([southWest.lat, southWest.lng, northEast.lat, northEast.lng].map((edge) => edge.toFixed(4)).join(','));
  });
  map.on('zoomend', () => drawSurroundings(surroundings, map, shown.place));
  map.on('zoomstart', () => underway?.abort());
  map.on('moveend', () => { if (!placing) update(); });

  /** Moves the map for the page, not for the reader. */
  function look(move) {
    placing = true;
    move();
    placing = false;
    return update();
  }

  /** Loads the marks of what the map shows, unless they are there; until then, those that are there stay. */
  async function update() {
    underway?.abort();
    const { points } = shown;
    const zoom = gridZoom(map.getZoom());
    const view = map.getBounds();
    if (!points || !isVisible(map)) return;
    if (drawn.points === points && drawn.zoom === zoom && drawn.area.contains(view)) {
      tell();
      return;
    }
    const mine = underway = new AbortController();
    const area = view.pad(MORE);
    map.getContainer().setAttribute('aria-busy', 'true');
    try {
      const features = await load(points, { view: written(area), zoom }, { clusters: true, signal: mine.signal });
      if (mine.signal.aborted) return;
      drawn = { points, zoom, area };
      markers.draw(features);
      tell();
    } catch (fault) {
      if (!mine.signal.aborted) tell(offline(update));
    } finally {
      if (mine === underway) map.getContainer().removeAttribute('aria-busy');
    }
  }

  return {
    /** Shows what the list now is a page of. */
    async refresh() {
      // what is out of sight has no size to fit anything in; who comes back to the map refreshes it
      if (!isVisible(map)) return;
      map.invalidateSize();
      const wanted = wantedNow();
      const sameSearch = wanted.points === shown.points;
      if (sameSearch && wanted.selected?.code === shown.selected?.code) return update();
      shown = wanted;
      if (!sameSearch) map.closePopup();
      markers.select(wanted.selected);
      drawSurroundings(surroundings, map, wanted.place);
      await look(() => { if (!keepView) place(map, shown, sameSearch); });
      keepView = false;
      areaButton.hidden = true;
    },
    /** Leads to the facility in detail. */
    async locate() {
      const { lat, lon } = document.getElementById('locate').dataset;
      await look(() => map.setView([lat, lon], Math.max(map.getZoom(), 12), { animate: false }));
      map.getContainer().focus({ preventScroll: true });
    },
    /** About where the map is, to the hundredth of a degree; undefined if it shows most of Italy. */
    whereabouts() {
      const { lat, lng } = map.getCenter();
      return map.getZoom() < REGION_ZOOM ? undefined : `${lat.toFixed(2)},${lng.toFixed(2)}`;
    },
  };
}

function isVisible(map) {
  return map.getContainer().offsetWidth > 0;
}

/** Says over the map what went wrong with the marks; nothing if nothing did. */
function tell(what) {
  const frame = document.querySelector('.map-frame');
  const before = frame.querySelector('.map-message');
  if (before?.contains(document.activeElement)) document.getElementById('map').focus({ preventScroll: true });
  before?.remove();
  if (!what) return;
  const message = element('div', 'alert alert-info map-message', icon('info'), what);
  message.setAttribute('role', 'alert');
  frame.append(message);
}

function written(bounds) {
  const { _southWest: southWest, _northEast: northEast } = bounds;
  const limit = (value, most) => Math.min(most, Math.max(-most, value)).toFixed(5);
  return [limit(southWest.lat, 90), limit(southWest.lng, 180), limit(northEast.lat, 90), limit(northEast.lng, 180)].join(',');
}

export function createMap() {
  const offline = !texts.tilesUrl;
  const map = L.map('map', {
    zoomAnimation: !calm,
    fadeAnimation: !calm,
    inertia: !calm,
    attributionControl: false,
    zoomControl: false,
    minZoom: 5,
    maxZoom: offline ? 14 : 19,
    zoomSnap: offline ? 0.25 : 1,
    maxBounds: COVERED,
    maxBoundsViscosity: 1,
  }).fitBounds(ITALY, { animate: false });
  const container = map.getContainer();
  container.setAttribute('role', 'region');
  container.setAttribute('aria-label', texts.region);
  const credits = L.control.attribution({ prefix: false }).addTo(map);
  L.control.zoom({ position: 'bottomright', zoomInTitle: texts.zoomIn, zoomOutTitle: texts.zoomOut }).addTo(map);
  L.control.scale({ imperial: false }).addTo(map);
  if (offline) {
    credits.addAttribution(plain(texts.credits));
    drawBasemap(map).catch((fault) => console.warn('The base map cannot be drawn.', fault));
  } else {
    L.tileLayer(texts.tilesUrl, { maxZoom: 19, attribution: plain(texts.tilesAttribution) }).addTo(map);
  }
  new ResizeObserver(() => map.invalidateSize({ pan: false })).observe(container);
  return map;
}

function wantedNow() {
  const { code, lat, lon, mode, points, placeLat, placeLon, box, extent } = document.getElementById('results').dataset;
  const name = document.getElementById('results-title').textContent;
  return {
    points,
    box,
    extent,
    selected: lat ? { code, lat, lon, mode, name } : undefined,
    place: placeLat ? L.latLng(placeLat, placeLon) : undefined,
  };
}

/** Facilities of the API, or the marks for them. */
async function load(points, parameters, { clusters = false, signal } = {}) {
  const address = new URL(points, document.baseURI);
  if (clusters) address.pathname += '/clusters';
  for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
  const answer = await fetch(address, { signal });
  if (!answer.ok) throw new Error(`${address.pathname}: ${answer.status}`);
  return (await answer.json()).features;
}

/** Looks at what matters most: the facility in detail, the area asked for, what is near the place, all that was found. */
function place(map, { selected, box, extent, place: near }, sameSearch) {
  const options = { animate: false, padding: [36, 36], maxZoom: 12 };
  if (selected && (sameSearch || !near)) {
    const at = [selected.lat, selected.lon];
    if (!sameSearch) map.setView(at, 11, options);
    else if (!map.getBounds().contains(at)) map.panTo(at, { animate: false });
  } else if (sameSearch) {
    return;
  } else if (extent) {
    const [south, west, north, east] = extent.split(',').map(Number);
    map.fitBounds([[south, west], [north, east]], box ? { animate: false } : options);
  } else {
    map.fitBounds(ITALY, options);
  }
}

/** The place asked for, with circles that give an idea of distances. */
export function drawSurroundings(layer, map, place) {
  layer.clearLayers();
  if (!place) return;
  for (const km of RINGS_KM) {
    const ring = L.circle(place, { radius: km * 1000, interactive: false, fill: false, weight: 1.5, className: 'map-ring' }).addTo(layer);
    const top = [ring.getBounds().getNorth(), place.lng];
    if (map.latLngToLayerPoint(place).y - map.latLngToLayerPoint(top).y < SMALLEST_RING_PX) {
      layer.removeLayer(ring);
      continue;
    }
    const name = document.createElement('span');
    name.textContent = `${km} km`;
    L.marker(top, { interactive: false, keyboard: false, icon: L.divIcon({ className: 'map-ring-label', html: name, iconSize: [0, 0], iconAnchor: [14, 18] }) }).addTo(layer);
  }
  L.circleMarker(place, { radius: 7, interactive: false, fillOpacity: 1, weight: 3, className: 'map-place' }).addTo(layer);
}

/** Leaflet takes credits as markup; settings and texts are plain. */
function plain(text) {
  const made = document.createElement('span');
  made.textContent = text;
  return made.innerHTML;
}

export function script(address) {
  return new Promise((resolve, reject) => {
    const made = document.createElement('script');
    made.src = address;
    made.onload = resolve;
    made.onerror = () => reject(new Error(`${address} cannot be loaded`));
    document.head.append(made);
  });
}
