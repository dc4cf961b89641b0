// The map beside the list: Leaflet, the base map, the facilities that the list is a page of.
/* global L */
import { COVERED, drawBasemap } from './basemap.js';
import { markersOn } from './markers.js';
import { texts } from './texts.js';

const ITALY = [[36.2, 6.6], [47.1, 18.6]];
const RINGS_KM = [1, 5, 20];
/** Below this a ring is only a blot. */
const SMALLEST_RING_PX = 40;

export async function openFacilities({ searchArea, showDetails }) {
  await script(new URL('../webjars/leaflet/1.9.4/dist/leaflet.js', import.meta.url));
  await script(new URL('vendor/leaflet.markercluster-1.5.3/leaflet.markercluster.js', import.meta.url));
  const map = create();
  const markers = markersOn(map, { showDetails });
  const surroundings = L.layerGroup().addTo(map);
  const areaButton = document.getElementById('search-area');
  let placing = false;
  let shown = {};
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

  return {
    /** Shows what the list now is a page of. */
    async refresh() {
      map.invalidateSize();
      const wanted = wantedNow();
      const sameSearch = wanted.points === shown.points;
      if (sameSearch && wanted.code === shown.code) return;
      const features = sameSearch ? shown.features : await load(wanted.points);
      shown = { ...wanted, features };
      markers.show(features, wanted.code);
      drawSurroundings(surroundings, map, wanted.place);
      placing = true;
      if (!keepView) place(map, shown, sameSearch);
      placing = false;
      keepView = false;
      areaButton.hidden = true;
    },
    /** Leads to the facility in detail. */
    locate() {
      const { lat, lon } = document.getElementById('locate').dataset;
      placing = true;
      map.setView([lat, lon], Math.max(map.getZoom(), 12), { animate: false });
      placing = false;
      map.getContainer().focus({ preventScroll: true });
    },
  };
}

function create() {
  const offline = !texts.tilesUrl;
  const map = L.map('map', {
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
  const { code, points, placeLat, placeLon, box } = document.getElementById('results').dataset;
  return { code, points, box, place: placeLat ? L.latLng(placeLat, placeLon) : undefined };
}

async function load(points) {
  const answer = await fetch(new URL(points, document.baseURI));
  if (!answer.ok) throw new Error(`${points}: ${answer.status}`);
  return (await answer.json()).features;
}

/** Looks at what matters most: the facility in detail, the area asked for, what is near the place, all that was found. */
function place(map, { features, code, box, place: near }, sameSearch) {
  const options = { animate: false, padding: [36, 36], maxZoom: 12 };
  const at = (feature) => [feature.geometry.coordinates[1], feature.geometry.coordinates[0]];
  const selected = code && features.find((feature) => feature.id === code);
  if (selected && (sameSearch || !near)) {
    if (!sameSearch) map.setView(at(selected), 11, options);
    else if (!map.getBounds().contains(at(selected))) map.panTo(at(selected), { animate: false });
  } else if (sameSearch) {
    return;
  } else if (box) {
    const [south, west, north, east] = box.split(',').map(Number);
    map.fitBounds([[south, west], [north, east]], { animate: false });
  } else if (near) {
    map.fitBounds(L.latLngBounds([near]).extend(near).pad(0.01), options);
    const nearest = features.slice(0, 12).map(at);
    map.fitBounds(L.latLngBounds([near, ...nearest, ...(selected ? [at(selected)] : [])]), options);
  } else if (features.length) {
    map.fitBounds(L.latLngBounds(features.map(at)), options);
  } else {
    map.fitBounds(ITALY, options);
  }
}

/** The place asked for, with circles that give an idea of distances. */
function drawSurroundings(layer, map, place) {
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

function script(address) {
  return new Promise((resolve, reject) => {
    const made = document.createElement('script');
    made.src = address;
    made.onload = resolve;
    made.onerror = () => reject(new Error(`${address} cannot be loaded`));
    document.head.append(made);
  });
}
