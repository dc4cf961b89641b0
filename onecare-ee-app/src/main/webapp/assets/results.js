// Follows links and the form of the page without loading it anew.
import { element, texts } from './texts.js';

const REGIONS = ['messages', 'search', 'results', 'languages'];
const finder = document.getElementById('finder');
const announcement = document.getElementById('announcement');
let underway;
let shownAddress = pageOf(location);
let afterwards = () => {};

/** Takes over links to this page, its form, and the browser's back and forward. */
export function follow({ addressOf, shown }) {
  afterwards = shown;
  document.addEventListener('click', (event) => {
    const link = event.target.closest('#content a[href]');
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const address = new URL(link.href);
    if (address.origin !== location.origin || address.pathname !== location.pathname || address.hash) return;
    event.preventDefault();
    visit(address, { focus: link.matches('.back') ? 'list' : 'results' });
  });
  document.addEventListener('submit', (event) => {
    if (event.target.id !== 'search-form') return;
    event.preventDefault();
    visit(addressOf(event.target), { focus: 'results' });
  });
  addEventListener('popstate', () => {
    // a link within the page changes only what is behind the #
    if (pageOf(location) !== shownAddress) visit(new URL(location.href), { push: false, focus: 'list' });
  });
}

function pageOf(address) {
  return address.pathname + address.search;
}

/**
 * Shows another address of this page.
 * focus: "results" puts it on the heading, "list" on the facility one comes back from, "announce" leaves it where it is.
 */
export async function visit(address, { push = true, focus }) {
  underway?.abort();
  const mine = underway = new AbortController();
  finder.setAttribute('aria-busy', 'true');
  announcement.textContent = texts.loading;
  let page;
  try {
    const answer = await fetch(address, { signal: mine.signal, headers: { Accept: 'text/html' } });
    page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  } catch (fault) {
    if (fault.name !== 'AbortError') sayOffline(address);
    return;
  }
  if (!page.getElementById('results')) {
    location.assign(address);
    return;
  }
  const left = document.getElementById('results').dataset.code;
  for (const id of REGIONS) document.getElementById(id).replaceWith(document.importNode(page.getElementById(id), true));
  document.title = page.title;
  if (push) history.pushState(null, '', address);
  shownAddress = pageOf(address);
  finder.removeAttribute('aria-busy');
  afterwards();
  moveFocus(focus, left);
}

function moveFocus(focus, left) {
  const heading = document.getElementById('results-title');
  const errors = document.getElementById('errors');
  announcement.textContent = heading.textContent;
  if (errors) {
    errors.focus();
  } else if (focus === 'results') {
    heading.focus({ preventScroll: true });
    // a new list is read from its top, wherever the old one was left
    if (heading.getBoundingClientRect().top < 0 || heading.getBoundingClientRect().top > innerHeight - 120) finder.scrollIntoView();
  } else if (focus === 'list') {
    (left && document.querySelector(`.facility[data-code="${CSS.escape(left)}"] a`) || heading).focus();
  }
}

function sayOffline(address) {
  finder.removeAttribute('aria-busy');
  announcement.textContent = '';
  const retry = element('a', '', texts.retry);
  retry.href = address;
  // a plain link: the browser then loads the page itself
  retry.addEventListener('click', (event) => event.stopPropagation());
  const alert = element('div', 'alert alert-error', element('p', '', `${texts.offline} `, retry, '.'));
  alert.setAttribute('role', 'alert');
  alert.tabIndex = -1;
  document.getElementById('messages').replaceChildren(alert);
  alert.focus();
}
