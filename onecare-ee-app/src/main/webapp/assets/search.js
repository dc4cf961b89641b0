// Suggestions for place and service, by accessible-autocomplete.
import { element, icon, say, texts } from './texts.js';

const LETTERS = 2;
const MAX_PLACE = 200;
const PLACES = new URL('../api/v1/places', import.meta.url);

/** Turns the fields of a fresh form into ones that suggest; near() tells about where the map is, if it is known. */
export function enhanceSearch({ near }) {
  const form = document.getElementById('search-form');
  // a place of one's own is looked for in all of Italy, not in the area chosen before
  enhancePlace(form.elements.place, near, uncheckArea);
  enhanceService(form.elements.service, form.elements.category);
  form.addEventListener('keydown', sendOnEnter, true);
}

/** The address that the form asks for, without what was left empty. */
export function addressOf(form) {
  takeTypedService(form);
  const address = new URL(form.action);
  for (const [name, value] of new FormData(form)) if (value.trim()) address.searchParams.append(name, value.trim());
  const typed = document.getElementById('service-select')?.dataset.typed;
  if (typed) address.searchParams.set('service', typed);
  return address;
}

/** Suggests places and facilities; chosen() is told of a place of one's own. */
export function enhancePlace(input, near, chosen) {
  const container = element('div');
  const describedBy = input.getAttribute('aria-describedby');
  const invalid = input.getAttribute('aria-invalid');
  input.replaceWith(container);
  let asked;
  accessibleAutocomplete({
    ...common(),
    element: container,
    id: 'place',
    name: 'place',
    defaultValue: input.value,
    minLength: LETTERS,
    async source(typed, show) {
      asked?.abort();
      asked = new AbortController();
      const address = new URL(PLACES);
      address.searchParams.set('q', typed.slice(0, MAX_PLACE));
      const about = near();
      if (about) address.searchParams.set('near', about);
      try {
        const answer = await fetch(address, { signal: asked.signal });
        show(answer.ok ? await answer.json() : []);
      } catch {
        // without suggestions the field still takes what is typed
      }
    },
    templates: {
      inputValue: (place) => place?.label ?? '',
      suggestion: (place) => (place.label ? placeMarkup(place) : markup(place)),
    },
    onConfirm: (place) => place && chosen(),
  });
  const field = document.getElementById('place');
  field.addEventListener('input', chosen);
  describe(field, describedBy, invalid);
}

export function enhanceService(select, category) {
  const describedBy = select.getAttribute('aria-describedby');
  const invalid = select.getAttribute('aria-invalid');
  const chosen = select.value ? select.selectedOptions[0].textContent : select.dataset.typed;
  accessibleAutocomplete.enhanceSelectElement({
    ...common(),
    selectElement: select,
    defaultValue: chosen,
    minLength: 0,
    showAllValues: true,
    placeholder: select.options[0].textContent,
    source: (typed, show) => show(servicesOf(select, category.value, typed).map((option) => option.textContent)),
    onConfirm: (name) => name && take(select, optionNamed(select, category.value, name)),
  });
  describe(document.getElementById('service'), describedBy, invalid);
  category.addEventListener('change', () => {
    const kept = select.selectedOptions[0]?.parentNode.dataset?.category;
    if (select.value && category.value && kept !== category.value) clearService(select, category);
  });
}

function clearService(select, category) {
  const wrapper = document.getElementById('service').closest('.autocomplete__wrapper').parentNode;
  wrapper.remove();
  select.value = '';
  select.id = 'service';
  enhanceService(select, category);
}

function take(select, option) {
  select.value = option?.value ?? '';
  delete select.dataset.typed;
}

/** What is typed counts, whether or not a suggestion was chosen; what cannot be found is left to the server to refuse. */
export function takeTypedService(form, category = form.elements.category.value) {
  const select = document.getElementById('service-select');
  const typed = document.getElementById('service').value.trim();
  const option = typed && optionNamed(select, category, typed);
  take(select, option || undefined);
  if (typed && !option) select.dataset.typed = typed;
}

/** A service that was typed and cannot be found is left to the server to refuse; what was left empty is not sent. */
export function sendTypedService(form, category) {
  takeTypedService(form, category);
  const select = document.getElementById('service-select');
  document.getElementById('typed-service')?.remove();
  const { typed } = select.dataset;
  select.disabled = Boolean(typed) || !select.value;
  if (typed) {
    const hidden = element('input');
    Object.assign(hidden, { type: 'hidden', name: 'service', id: 'typed-service', value: typed });
    form.append(hidden);
  }
  // whoever comes back by the browser's button finds the form as it was
  setTimeout(() => { select.disabled = false; });
}

function optionNamed(select, category, name) {
  const found = servicesOf(select, category, name);
  return found.find((option) => fold(option.textContent) === fold(name)) ?? (found.length === 1 ? found[0] : undefined);
}

function servicesOf(select, category, typed) {
  const words = fold(typed).split(/\s+/);
  const found = [...select.options].filter((option) => option.value
    && (!category || option.parentNode.dataset.category === category)
    && words.every((word) => fold(option.textContent).includes(word)));
  // after a letter or two, those with a word that begins like it are the ones meant
  const begins = (option) => words.every((word) => ` ${fold(option.textContent)}`.includes(` ${word}`));
  return [...found.filter(begins), ...found.filter((option) => !begins(option))];
}

function fold(text) {
  return (text ?? '').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}

/** The library swallows Enter while suggestions are open; with none chosen it means "search". */
export function sendOnEnter(event) {
  const field = event.target;
  if (event.key !== 'Enter' || field.getAttribute('role') !== 'combobox' || field.getAttribute('aria-activedescendant')) return;
  event.preventDefault();
  event.stopPropagation();
  field.form.requestSubmit();
}

function uncheckArea() {
  const area = document.getElementById('box');
  if (area) area.checked = false;
}

/** The library sets aria-describedby for its own hint; ours stay. */
export function describe(field, ids, invalid) {
  const complete = () => {
    const now = field.getAttribute('aria-describedby') ?? '';
    if (!now.startsWith(ids)) field.setAttribute('aria-describedby', `${ids} ${now}`.trim());
  };
  field.setAttribute('aria-invalid', invalid);
  complete();
  new MutationObserver(complete).observe(field, { attributeFilter: ['aria-describedby'] });
}

/** The library takes suggestions as markup: names are made harmless here. */
export function markup(...content) {
  return element('div', '', ...content).innerHTML;
}

/** A place with its region, a facility with the word that it is one; each with its symbol. */
function placeMarkup({ kind, label, region }) {
  const facility = kind === 'FACILITY';
  return markup(
    icon(facility ? 'facility' : 'place'),
    element('span', 'suggestion-label', label),
    element('span', 'suggestion-kind', facility ? texts.facility : region),
  );
}

export function common() {
  return {
    autoselect: false,
    confirmOnBlur: false,
    displayMenu: 'overlay',
    dropdownArrow: ({ className }) => `<svg class="icon ${className}" aria-hidden="true" viewBox="0 0 24 24"><path d="m6 9 6 6 6-6"/></svg>`,
    tNoResults: () => texts.noResults,
    tStatusQueryTooShort: (count) => say('tooShort', { count }),
    tStatusNoResults: () => texts.noResults,
    tStatusSelectedOption: (option, count, index) => say('selected', { option, count, position: index + 1 }),
    tStatusResults: (count, selected) => say('suggestions', { count, selected: selected ?? '' }),
    tAssistiveHint: () => texts.assist,
  };
}
