// The offline base map: sea, land, Italy, provinces, labels. Colours come from map.css.
/* global L */
const HOME = new URL('basemap/', import.meta.url);
const ITALY = 'Italy';

/** What the data covers; beyond there is only sea colour. */
export const COVERED = [[32, 0], [51, 25]];

export async function drawBasemap(map) {
  const [land, provinces, labels] = await Promise.all(['land', 'provinces', 'labels'].map(load));
  map.createPane('basemap').style.zIndex = 200;
  // padding: a larger drawing than the window, so that dragging shows no empty edge
  const renderer = L.svg({ pane: 'basemap', padding: 0.6 });
  const shape = { pane: 'basemap', renderer, interactive: false, weight: 1, fillOpacity: 1 };
  L.geoJSON(land, {
    ...shape,
    style: (country) => ({ ...shape, className: country.properties.country === ITALY ? 'map-italy' : 'map-land' }),
  }).addTo(map);
  L.geoJSON(provinces, { ...shape, style: () => ({ ...shape, fill: false, className: 'map-province' }) }).addTo(map);
  labelsLayer(labels).addTo(map);
}

async function load(name) {
  const answer = await fetch(new URL(`${name}.json`, HOME));
  if (!answer.ok) throw new Error(`${name}.json: ${answer.status}`);
  return answer.json();
}

function labelsLayer(labels) {
  const Labels = L.Layer.extend({
    onAdd(map) {
      this.pane = map.createPane('labels');
      this.pane.style.zIndex = 350;
      this.pane.classList.add('leaflet-zoom-hide');
      this.pane.setAttribute('aria-hidden', 'true');
      map.on('moveend', this.place, this);
      this.place();
    },
    onRemove(map) {
      map.off('moveend', this.place, this);
      this.pane.remove();
    },
    place() {
      const map = this._map;
      const bounds = map.getBounds().pad(0.2);
      const taken = [];
      const shown = [];
      // the file is in order of importance: who comes first keeps the place
      for (const label of labels) {
        if (label.z > map.getZoom() || !bounds.contains([label.lat, label.lon])) continue;
        const major = label.z <= 6;
        const at = map.latLngToLayerPoint([label.lat, label.lon]);
        const width = label.n.length * (major ? 9 : 7.5);
        const room = [at.x - width / 2 - 4, at.y, at.x + width / 2 + 4, at.y + 22];
        if (taken.some((other) => overlap(room, other))) continue;
        taken.push(room);
        const text = document.createElement('span');
        text.className = major ? 'map-label map-label-major' : 'map-label';
        text.textContent = label.n;
        L.DomUtil.setPosition(text, L.point(Math.round(at.x - width / 2), Math.round(at.y + 9)));
        shown.push(text);
      }
      this.pane.replaceChildren(...shown);
    },
  });
  return new Labels();
}

function overlap(a, b) {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}
