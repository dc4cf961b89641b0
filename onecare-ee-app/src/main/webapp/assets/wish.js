// The search form works without scripts. This suggests places, services and practitioners, shows one patient at a time, and finds where the browser is.
import { common, describe, enhancePlace, enhanceService, markup, sendOnEnter, sendTypedService } from './search.js';
import { element, texts } from './texts.js';

const PRACTITIONERS = new URL('../api/v1/practitioners', import.meta.url);
const MAX_NAME = 100;
/** About a kilometre: no more is needed, and addresses are kept by browsers and logs. */
const DECIMALS = 2;
const PATIENCE = { timeout: 15_000, maximumAge: 600_000 };

/** Whether the place is emptied by the page, not by hand. */
let emptying = false;

const form = document.getElementById('wish-form');
if (form) {
  enhancePlace(form.elements.place, () => undefined, forgetPosition);
  enhanceService(form.elements.service, form.elements.category);
  enhancePractitioner(form.elements.practitioner);
  form.addEventListener('keydown', sendOnEnter, true);
  form.addEventListener('submit', send);
  document.getElementById('locate-me').addEventListener('click', locate);
  oneAtATime(document.getElementById('chooser'));
}

function send() {
  sendTypedService(form);
  const place = document.getElementById('place');
  place.disabled = !place.value.trim();
  const practitioner = document.getElementById('practitioner');
  practitioner.disabled = form.elements.by.value !== 'practitioner';
  // whoever comes back by the browser's button finds the form as it was
  setTimeout(() => { place.disabled = practitioner.disabled = false; });
}

function enhancePractitioner(input) {
  const container = element('div');
  const describedBy = input.getAttribute('aria-describedby');
  const invalid = input.getAttribute('aria-invalid');
  input.replaceWith(container);
  let asked;
  accessibleAutocomplete({
    ...common(),
    element: container,
    id: 'practitioner',
    name: 'practitioner',
    defaultValue: input.value,
    minLength: 1,
    async source(typed, show) {
      asked?.abort();
      asked = new AbortController();
      const address = new URL(PRACTITIONERS);
      address.searchParams.set('q', typed.slice(0, MAX_NAME));
      try {
        const answer = await fetch(address, { signal: asked.signal });
        show(answer.ok ? await answer.json() : []);
      } catch {
        // without suggestions the field still takes what is typed
      }
    },
    templates: {
      inputValue: (one) => (one ? nameOf(one) : ''),
      suggestion: (one) => markup(one.familyName ? nameOf(one) : one),
    },
  });
  describe(document.getElementById('practitioner'), describedBy, invalid);
}

function nameOf({ title, givenName, familyName }) {
  return [title, givenName, familyName].filter(Boolean).join(' ');
}

/** The radio buttons stay what they are for keyboard and screen reader; on screen there is the chosen one, between arrows. */
function oneAtATime(chooser) {
  const radios = [...chooser.querySelectorAll('input')];
  if (radios.length < 2) return;
  const position = element('span', 'chooser-position muted figure');
  position.setAttribute('aria-hidden', 'true');
  const show = () => {
    position.textContent = chooser.dataset.position
      .replace('{number}', radios.findIndex((radio) => radio.checked) + 1)
      .replace('{total}', radios.length);
  };
  const step = (by) => {
    const next = radios[(radios.findIndex((radio) => radio.checked) + by + radios.length) % radios.length];
    next.checked = true;
    next.dispatchEvent(new Event('change', { bubbles: true }));
  };
  chooser.classList.add('one-at-a-time');
  chooser.prepend(arrow('previous', chooser.dataset.previous, () => step(-1)));
  chooser.append(arrow('next', chooser.dataset.next, () => step(1)), position);
  chooser.addEventListener('change', show);
  const announced = element('span', 'visually-hidden');
  announced.setAttribute('role', 'status');
  chooser.append(announced);
  chooser.addEventListener('click', (event) => {
    if (event.target.closest('button')) announced.textContent = radios.find((radio) => radio.checked).parentNode.textContent.trim();
  });
  show();
}

function arrow(symbol, name, act) {
  const button = element('button', 'chooser-arrow', symbol === 'next' ? '›' : '‹');
  button.type = 'button';
  button.setAttribute('aria-label', name);
  button.addEventListener('click', act);
  return button;
}

/** Asks the browser, and only now. */
function locate() {
  const status = document.getElementById('near-status');
  status.textContent = texts.nearAsked;
  const failed = () => { status.textContent = texts.nearFailed; };
  if (!navigator.geolocation) {
    failed();
    return;
  }
  navigator.geolocation.getCurrentPosition(({ coords }) => {
    usePosition(`${coords.latitude.toFixed(DECIMALS)},${coords.longitude.toFixed(DECIMALS)}`);
    status.textContent = texts.nearFound;
  }, failed, PATIENCE);
}

/** The same box as the server writes. */
function usePosition(value) {
  let box = document.getElementById('near');
  if (!box) {
    box = element('input');
    Object.assign(box, { type: 'checkbox', id: 'near', name: 'near' });
    const label = element('label', 'check', box, element('span', '', texts.near));
    label.id = 'near-box';
    document.getElementById('locate-me').before(label);
  }
  box.value = value;
  box.checked = true;
  emptyPlace();
}

/** The library keeps what is typed to itself; it takes notice of an input event only. */
function emptyPlace() {
  const place = document.getElementById('place');
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
  set.call(place, '');
  emptying = true;
  place.dispatchEvent(new Event('input', { bubbles: true }));
  emptying = false;
}

function forgetPosition() {
  const box = document.getElementById('near');
  if (box && !emptying) box.checked = false;
}
