// A call is taken with the keyboard alone: the first thing to do has the focus, and Enter goes on.
import { enhancePlace, enhanceService, sendOnEnter, sendTypedService } from './search.js';

const form = document.getElementById('call-form');
if (form) {
  // there is no field for the category: a service is looked for in all of them
  const anyCategory = document.createElement('input');
  anyCategory.type = 'hidden';
  enhancePlace(form.elements.place, () => undefined, () => {});
  enhanceService(form.elements.service, anyCategory);
  form.addEventListener('keydown', sendOnEnter, true);
  form.addEventListener('submit', () => sendTypedService(form, ''));
}

// what is wrong has the focus already; else after the browser has looked for what wants it by itself
if (!document.getElementById('errors')) {
  requestAnimationFrame(() => {
    const first = document.querySelector('[data-focus]') ?? document.querySelector('[data-first], #caller input, #accept') ?? document.getElementById('service');
    first?.focus();
  });
}
