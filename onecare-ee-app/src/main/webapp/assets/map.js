// The public map works without scripts. This makes it quicker: suggestions, pages without reloading, the map beside the list.
import { enhanceSearch, addressOf } from './search.js';
import { follow, visit } from './results.js';
import { element, icon, texts } from './texts.js';

const finder = document.getElementById('finder');
const frame = finder.querySelector('.map-frame');
const wide = matchMedia('(min-width: 1000px)');
let map;
let opened;

async function openMap() {
  frame.querySelector('.map-message')?.remove();
  map ??= import('./facilities.js').then(({ openFacilities }) => openFacilities({ searchArea, showDetails }));
  try {
    opened = await map;
    await opened.refresh();
  } catch (fault) {
    console.warn('The map cannot be shown.', fault);
    frame.append(element('div', 'alert alert-info map-message', icon('info'), element('p', '', texts.noMap)));
  }
}

function choose(view) {
  finder.dataset.view = view;
  for (const button of finder.querySelectorAll('#view-switch button')) {
    button.setAttribute('aria-pressed', String(button.dataset.view === view));
  }
  if (view === 'map') return openMap();
}

function near() {
  return opened?.whereabouts();
}

function searchArea(box) {
  const address = new URL(location.href);
  address.searchParams.delete('page');
  address.searchParams.delete('facility');
  address.searchParams.set('box', box);
  visit(address, { focus: 'announce' });
}

function showDetails(address) {
  if (!wide.matches) choose('list');
  visit(address, { focus: 'results' });
}

follow({
  addressOf,
  shown() {
    enhanceSearch({ near });
    if (map) openMap();
  },
});

document.addEventListener('click', async (event) => {
  const view = event.target.closest('#view-switch button');
  if (view) {
    choose(view.dataset.view);
    if (view.dataset.view === 'map') finder.scrollIntoView();
  }
  const locate = event.target.closest('#locate');
  if (locate) {
    await choose('map');
    frame.scrollIntoView({ block: 'nearest' });
    (await map)?.locate();
  }
  if (event.target.closest('#search summary')) {
    requestAnimationFrame(() => document.getElementById('place')?.focus());
  }
});

enhanceSearch({ near });
document.getElementById('errors')?.focus();
if (wide.matches) openMap();
wide.addEventListener('change', () => wide.matches && openMap());
