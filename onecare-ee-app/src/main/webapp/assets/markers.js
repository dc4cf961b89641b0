// The marks of the map: one facility as a pin, several that lie close together as a count of green and orange.
/* global L */
import { element, icon, say, texts } from './texts.js';

const ONLINE = 'ONLINE';
/** Who asks for less motion gets none. */
export const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
/** Popups leave "search this area" at the top and the zoom buttons at the bottom free. */
const KEEP_OFF_CONTROLS = { autoPanPaddingTopLeft: [12, 68], autoPanPaddingBottomRight: [12, 120] };

/** Margins of a popup and of the map, in pixels. */
const POPUP_FRAME = 88;

/** What of a pin is seen; around it, there is room for a finger. */
const PIN = 30;
const TARGET = 44;
/** A count fits into a cell of the grid, which is 128 pixels wide or more. */
const WIDEST = 124;
const SELECTED = 54;

/**
 * The grid of the marks at a zoom of the map. Its cells are at least 128 pixels wide, and there is one mark in each:
 * the API's are 64 pixels at their zoom, which a count does not fit in.
 */
export const gridZoom = (zoom) => Math.min(18, Math.floor(zoom) - 1);
const closestToOpen = (grid) => grid + 1;

/**
 * The marks on a map; draw() takes them as they are now and keeps the elements of those that were there before, with
 * focus and popup. The facility in detail has a pin of its own and never hides in a count.
 */
export function markersOn(map, { showDetails, membersOf }) {
  const shown = new Map();
  let features = [];
  let selected;
  let selectedPin;

  map.on('popupopen moveend', () => requestAnimationFrame(() => hideCovered(map)));
  map.on('popupclose', () => hideCovered(map, { closing: true }));

  function redraw() {
    const wanted = new Map(features.filter(({ id }) => id !== selected?.code).map((feature) => [feature.id, feature]));
    const spots = settle(map, [...wanted.values()]);
    let left;
    for (const [id, { marker, content }] of shown) {
      if (wanted.has(id) && contentOf(wanted.get(id)) === content) continue;
      if (document.activeElement === marker.getElement()) left = marker.getLatLng();
      marker.remove();
      shown.delete(id);
    }
    for (const [id, feature] of wanted) {
      const spot = spots.get(id);
      const known = shown.get(id)?.marker;
      if (!known) shown.set(id, { marker: mark(feature, spot).addTo(map), content: contentOf(feature) });
      else if (!known.getLatLng().equals(spot)) known.setLatLng(spot);
    }
    hideCovered(map);
    if (left) focusNear(left);
  }

  function mark(feature, spot) {
    const maxWidth = Math.min(280, map.getSize().x - POPUP_FRAME);
    const maxHeight = Math.max(160, Math.min(300, map.getSize().y - 240));
    const { properties } = feature;
    if (properties.code) return pin(properties, spot, { maxWidth, showDetails });
    const opens = closestToOpen(properties.opensAt ?? Infinity) <= map.getMaxZoom();
    const marker = count(properties, spot, { opens });
    if (opens) onPress(marker, () => open(map, properties));
    else bindMembers(marker, properties, { maxWidth, maxHeight, showDetails, membersOf });
    return marker;
  }

  /** Whoever had the focus on a mark that is gone goes on from the nearest one. */
  function focusNear(place) {
    const from = map.latLngToLayerPoint(place);
    const [nearest] = [...shown.values()].map(({ marker }) => marker)
      .filter((marker) => marker.getElement().style.visibility !== 'hidden' && map.getBounds().contains(marker.getLatLng()))
      .map((marker) => ({ marker, distance: from.distanceTo(map.latLngToLayerPoint(marker.getLatLng())) }))
      .sort((one, other) => one.distance - other.distance);
    (nearest ? nearest.marker.getElement() : map.getContainer()).focus({ preventScroll: true });
  }

  return {
    draw(now) {
      features = now;
      redraw();
    },
    /** Marks the facility in detail; without one, there is none. */
    select(facility) {
      selectedPin?.remove();
      selected = facility;
      selectedPin = facility && selectedMark(facility).addTo(map);
      redraw();
    },
  };
}

/** What is seen of a mark. */
function contentOf({ properties: { name, address, bookingMode, online, byPhone, box, opensAt } }) {
  return JSON.stringify([name, address, bookingMode, online, byPhone, box, opensAt]);
}

/**
 * Where to put the marks so that none hides another. Each has a cell of the grid for itself. A count stays within its
 * cell as a whole; a pin is where the facility is, and moves into its cell only to make room.
 */
function settle(map, features) {
  const zoom = map.getZoom();
  const at = new Map(features.map((feature) => [feature, map.project(place(feature), zoom)]));
  for (const feature of features) {
    if (!feature.properties.code) at.set(feature, within(cellOf(map, feature), at.get(feature), lookOf(feature.properties).size));
  }
  const boxes = features.map((feature) => ({ feature, box: around(at.get(feature), feature.properties.code ? [PIN, PIN] : lookOf(feature.properties).size) }));
  for (const { feature, box } of boxes) {
    if (!feature.properties.code || !boxes.some((other) => other.feature !== feature && overlap(box, other.box))) continue;
    at.set(feature, within(cellOf(map, feature), at.get(feature), [PIN, PIN]));
  }
  return new Map(features.map((feature) => [feature.id, map.unproject(at.get(feature), zoom)]));
}

/** The cell of the grid that a mark stands for, in pixels: columns and rows of equal degrees, as the API counts them. */
function cellOf(map, { geometry }) {
  const [longitude, latitude] = geometry.coordinates;
  const cells = 2 ** (gridZoom(map.getZoom()) + 2);
  const column = Math.floor((longitude + 180) / 360 * cells);
  const row = Math.floor((latitude + 90) / 180 * cells);
  const corner = (x, y) => map.project([y / cells * 180 - 90, x / cells * 360 - 180], map.getZoom());
  return L.bounds(corner(column, row), corner(column + 1, row + 1));
}

function within(cell, point, [width, height]) {
  const clamp = (value, low, high) => (low > high ? (low + high) / 2 : Math.min(Math.max(value, low), high));
  return L.point(
    clamp(point.x, cell.min.x + width / 2, cell.max.x - width / 2),
    clamp(point.y, cell.min.y + height / 2, cell.max.y - height / 2),
  );
}

function around({ x, y }, [width, height]) {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}

function place({ geometry }) {
  return [geometry.coordinates[1], geometry.coordinates[0]];
}

function pin(properties, spot, { maxWidth, showDetails }) {
  const { name, bookingMode } = properties;
  const marker = L.marker(spot, {
    icon: L.divIcon({ className: `pin pin-${bookingMode}`, html: pinContent(name, bookingMode), iconSize: [TARGET, TARGET] }),
    riseOnHover: true,
  });
  marker.bindPopup(() => popup(properties, showDetails), { minWidth: 180, maxWidth, offset: [0, -8], ...KEEP_OFF_CONTROLS });
  marker.on('popupopen', ({ popup: opened }) => enter(opened, marker));
  onSpace(marker, () => marker.openPopup());
  return marker;
}

/** Its details are open already, and what lies under it stays within reach. */
function selectedMark({ lat, lon, mode, name }) {
  return L.marker([lat, lon], {
    icon: L.divIcon({ className: `pin pin-${mode} selected`, html: pinContent(name, mode), iconSize: [SELECTED, SELECTED] }),
    zIndexOffset: 1000,
    interactive: false,
    keyboard: false,
  });
}

function pinContent(name, mode) {
  return element('div', '', icon(`pin-${mode}`), element('span', 'visually-hidden', `${name}, ${statusOf(mode)}`));
}

function statusOf(mode) {
  return mode === ONLINE ? texts.online : texts.byPhone;
}

function status(mode) {
  return element('p', `status status-${mode}`, icon(`pin-${mode}`), statusOf(mode));
}

function popup({ code, name, address, bookingMode }, showDetails) {
  const details = link(code, showDetails, 'button button-primary', texts.details, element('span', 'visually-hidden', ` ${name}`));
  const heading = element('p', 'popup-name', name);
  const where = element('p', 'muted', address);
  heading.lang = where.lang = 'it';
  return element('div', '', heading, where, status(bookingMode), details);
}

/** Leads to a facility's details. */
function link(code, showDetails, className, ...content) {
  const made = element('a', className, ...content);
  const to = new URL(location.href);
  to.searchParams.set('facility', code);
  to.hash = '';
  made.href = to;
  made.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    showDetails(to);
  });
  return made;
}

function parts({ online, byPhone }) {
  return [[ONLINE, online, 'online'], ['BY_PHONE', byPhone, 'phone-mode']].filter(([, facilities]) => facilities);
}

/** How a count looks: margins, and for each part its symbol and its digits; in thousands, one part below the other. */
function lookOf(properties) {
  const widths = parts(properties).map(([, facilities]) => 24 + 10.5 * String(facilities).length);
  const beside = Math.ceil(widths.reduce((sum, width) => sum + width, 10));
  const stacked = beside > WIDEST;
  return { stacked, size: [stacked ? Math.ceil(10 + Math.max(...widths)) : beside, TARGET] };
}

function count(properties, spot, { opens }) {
  const { online, byPhone } = properties;
  const { stacked, size } = lookOf(properties);
  const html = element('div', stacked ? 'cluster cluster-stacked' : 'cluster');
  for (const [mode, facilities, className] of parts(properties)) {
    const part = element('span', className, icon(`pin-${mode}`), String(facilities));
    part.setAttribute('aria-hidden', 'true');
    html.append(part);
  }
  const meaning = say(opens ? 'cluster' : 'clusterList', { total: online + byPhone, online, phone: byPhone });
  html.append(element('span', 'visually-hidden', meaning));
  return L.marker(spot, { icon: L.divIcon({ className: 'cluster-box', html, iconSize: size }), riseOnHover: true });
}

/** Goes as close as needed to see more than one mark, and no farther away than all facilities need. */
function open(map, { box, opensAt }) {
  const [south, west, north, east] = box.split(',').map(Number);
  const bounds = L.latLngBounds([south, west], [north, east]);
  const fitting = map.getBoundsZoom(bounds, false, L.point(POPUP_FRAME, POPUP_FRAME));
  map.setView(bounds.getCenter(), Math.max(fitting, closestToOpen(opensAt)), { animate: !calm });
}

/** The facilities of a count that no zoom opens, as a list of links. */
function bindMembers(marker, properties, { maxWidth, maxHeight, showDetails, membersOf }) {
  const content = element('div', 'popup-members');
  marker.bindPopup(content, { minWidth: Math.min(240, maxWidth), maxWidth, maxHeight, offset: [0, lookOf(properties).stacked ? -13 : -4], ...KEEP_OFF_CONTROLS });
  onSpace(marker, () => marker.openPopup());
  const fill = async (opened) => {
    content.replaceChildren(element('p', 'muted', texts.loading));
    try {
      const members = await membersOf(properties.box);
      content.replaceChildren(
        element('p', 'popup-name', say('members', { total: members.length })),
        element('ul', 'plain', ...members.map((member) => item(member.properties, showDetails))),
      );
    } catch {
      content.replaceChildren(offline(() => fill(opened)));
    }
    opened.update();
    if (document.activeElement === marker.getElement() || document.activeElement === document.body) content.querySelector('a, button').focus();
  };
  marker.on('popupopen', ({ popup: opened }) => {
    fill(opened);
    enter(opened, marker);
  });
}

function item({ code, name, address, bookingMode }, showDetails) {
  const to = link(code, showDetails, 'popup-member', name);
  const where = element('p', 'muted', address);
  to.lang = where.lang = 'it';
  return element('li', '', to, where, status(bookingMode));
}

/** Says that the server does not answer, with a button to try again. */
export function offline(retry) {
  const again = element('button', 'as-link', texts.retry);
  again.type = 'button';
  again.addEventListener('click', retry);
  return element('p', '', `${texts.offline} `, again, '.');
}

function onPress(marker, act) {
  marker.on('click', act);
  marker.on('keydown', ({ originalEvent }) => originalEvent.key === 'Enter' && act());
  onSpace(marker, act);
}

/** Enter on a marker with a popup is Leaflet's; a button takes the space bar, too, and Escape closes what it opened. */
function onSpace(marker, act) {
  marker.on('keydown', ({ originalEvent }) => {
    if (originalEvent.key === 'Escape') marker.closePopup();
    if (originalEvent.key !== ' ') return;
    originalEvent.preventDefault();
    act();
  });
}

/** Keyboard users get into the popup, and with Escape back to the marker. */
function enter(popupLayer, marker) {
  const box = popupLayer.getElement();
  const mark = marker.getElement();
  mark?.classList.add('opened');
  marker.once('popupclose', () => mark?.classList.remove('opened'));
  const close = box.querySelector('.leaflet-popup-close-button');
  close.setAttribute('aria-label', texts.close);
  close.removeAttribute('title');
  if (document.activeElement === mark) box.querySelector('.button')?.focus();
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
