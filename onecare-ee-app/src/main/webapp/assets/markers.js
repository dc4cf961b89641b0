// Markers of facilities: alone as pins, close together as clusters that count green and orange.
/* global L */
import { element, icon, say, texts } from './texts.js';

const ONLINE = 'ONLINE';
const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
/** Popups leave "search this area" at the top and the zoom buttons at the bottom free. */
const KEEP_OFF_CONTROLS = { autoPanPaddingTopLeft: [12, 68], autoPanPaddingBottomRight: [12, 120] };

/** Margins of a popup and of the map, in pixels. */
const POPUP_FRAME = 88;

/** A layer of clusters; show() fills it, and marks the facility in detail. */
export function markersOn(map, { showDetails }) {
  const clusters = L.markerClusterGroup({
    maxClusterRadius: 110,
    showCoverageOnHover: false,
    animate: !calm,
    iconCreateFunction: clusterIcon,
  }).addTo(map);
  map.on('popupopen moveend', () => requestAnimationFrame(() => hideCovered(map)));
  map.on('popupclose', () => hideCovered(map, { closing: true }));
  clusters.on('animationend', () => hideCovered(map));
  let selected;
  return {
    show(features, code) {
      clusters.clearLayers();
      selected?.remove();
      selected = undefined;
      const markers = [];
      const maxWidth = Math.min(280, map.getSize().x - POPUP_FRAME);
      for (const feature of features) {
        const marker = pin(feature, feature.id === code, { maxWidth, showDetails });
        // the one in detail never hides in a cluster
        if (feature.id === code) selected = marker.addTo(map);
        else markers.push(marker);
      }
      clusters.addLayers(markers);
    },
  };
}

function pin({ properties, geometry }, selected, { maxWidth, showDetails }) {
  const { name, bookingMode } = properties;
  const status = bookingMode === ONLINE ? texts.online : texts.byPhone;
  const html = element('div', '', icon(`pin-${bookingMode}`), element('span', 'visually-hidden', `${name}, ${status}`));
  const size = selected ? 54 : 44;
  const marker = L.marker([geometry.coordinates[1], geometry.coordinates[0]], {
    icon: L.divIcon({ className: `pin pin-${bookingMode}${selected ? ' selected' : ''}`, html, iconSize: [size, size] }),
    zIndexOffset: selected ? 1000 : 0,
    riseOnHover: true,
    // its details are open already, and what lies under it stays within reach
    interactive: !selected,
    keyboard: !selected,
  });
  if (selected) return marker;
  marker.bookingMode = bookingMode;
  marker.bindPopup(() => popup(properties, status, showDetails), { minWidth: 180, maxWidth, offset: [0, -8], ...KEEP_OFF_CONTROLS });
  marker.on('popupopen', ({ popup: open }) => enter(open, marker));
  return marker;
}

function popup({ code, name, address, bookingMode }, status, showDetails) {
  const details = element('a', 'button button-primary', texts.details, element('span', 'visually-hidden', ` ${name}`));
  const to = new URL(location.href);
  to.searchParams.set('facility', code);
  to.hash = '';
  details.href = to;
  details.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    showDetails(to);
  });
  const heading = element('p', 'popup-name', name);
  const where = element('p', 'muted', address);
  heading.lang = where.lang = 'it';
  return element('div', '', heading, where, element('p', `status status-${bookingMode}`, icon(`pin-${bookingMode}`), status), details);
}

/** Keyboard users get into the popup, and with Escape back to the marker. */
function enter(popupLayer, marker) {
  const box = popupLayer.getElement();
  const pinElement = marker.getElement();
  pinElement?.classList.add('opened');
  marker.once('popupclose', () => pinElement?.classList.remove('opened'));
  const close = box.querySelector('.leaflet-popup-close-button');
  close.setAttribute('aria-label', texts.close);
  close.removeAttribute('title');
  if (document.activeElement === marker.getElement()) box.querySelector('.button').focus();
  box.onkeydown = (event) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    marker.closePopup();
    marker.getElement()?.focus();
  };
}

/** Nobody should reach by keyboard, or half hit by touch, a marker that a popup or a button covers. */
function hideCovered(map, { closing = false } = {}) {
  const covers = [...map.getContainer().parentNode.querySelectorAll(`#search-area:not([hidden]), .leaflet-bar${closing ? '' : ', .leaflet-popup'}`)]
    .map((cover) => cover.getBoundingClientRect());
  for (const marker of map.getPane('markerPane').children) {
    const box = marker.getBoundingClientRect();
    const covered = !marker.classList.contains('opened') && covers.some((cover) => overlap(box, cover));
    marker.style.visibility = covered ? 'hidden' : '';
  }
}

function overlap(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function clusterIcon(cluster) {
  const markers = cluster.getAllChildMarkers();
  const online = markers.filter((marker) => marker.bookingMode === ONLINE).length;
  const phone = markers.length - online;
  const html = element('div', 'cluster');
  let width = 22;
  for (const [mode, count, className] of [[ONLINE, online, 'online'], ['BY_PHONE', phone, 'phone-mode']]) {
    if (!count) continue;
    const part = element('span', className, icon(`pin-${mode}`), String(count));
    part.setAttribute('aria-hidden', 'true');
    html.append(part);
    width += 24 + 9 * String(count).length + 4;
  }
  html.append(element('span', 'visually-hidden', say('cluster', { total: markers.length, online, phone })));
  return L.divIcon({ className: 'cluster-box', html, iconSize: [width, 44] });
}
