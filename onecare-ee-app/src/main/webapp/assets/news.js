// Asks now and then whether what the page shows is still so, and says so below; nothing on the page moves.
const box = document.getElementById('news');
const EVERY = 10000; // milliseconds

/** Whether something was typed or chosen that a new page would lose. */
function isTyped() {
  return [...document.querySelectorAll('main form[method=post]')].some((form) =>
    [...form.elements].some((field) => field.type === 'checkbox' || field.type === 'radio'
      ? field.checked !== field.defaultChecked
      : field.tagName === 'SELECT'
        ? [...field.options].some((option) => option.selected !== option.defaultSelected) && field.selectedIndex > 0
        : 'defaultValue' in field && field.value !== field.defaultValue));
}

function say(news) {
  if (box.dataset.said === news) return; // said once, and not read out again
  box.dataset.said = news;
  const text = document.createElement('span');
  text.textContent = isTyped() ? `${news} ${box.dataset.typed}` : news;
  const link = document.createElement('a');
  link.href = box.dataset.page;
  link.className = 'button button-secondary desk-small';
  link.textContent = box.dataset.link;
  box.replaceChildren(text, link);
}

async function look() {
  if (document.visibilityState !== 'visible') return;
  try {
    const answer = await fetch(box.dataset.address, { redirect: 'error' });
    if (!answer.ok) return;
    const { news } = await answer.json();
    if (news) say(news);
  } catch {
    // no connection, or the session is over: session.js says so
  }
}

if (box) {
  setInterval(look, EVERY);
  document.addEventListener('visibilitychange', look);
}
