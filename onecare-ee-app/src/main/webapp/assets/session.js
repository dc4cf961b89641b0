// Warns before the session is over, lets it last on, and brings what was typed along to the next log-in.
const dialog = document.getElementById('session');
const left = document.getElementById('session-left');
const { dataset } = dialog;
const WARNING = 120;
const STEPS = [120, 60, 30, 10];

let over; // when it will be, by the page's own clock
let timer;

/** Other windows of the same browser share the session: the server knows. */
async function secondsLeft(method) {
  const answer = await fetch(dataset.address, { method });
  return answer.ok ? (await answer.json()).seconds : 0;
}

function until(seconds) {
  over = performance.now() + seconds * 1000;
  wait();
}

function wait() {
  clearTimeout(timer);
  const seconds = (over - performance.now()) / 1000;
  if (seconds > WARNING) {
    close();
    timer = setTimeout(look, (seconds - WARNING) * 1000);
  } else if (seconds > 0) {
    warn(seconds);
    const next = STEPS.find((step) => step < seconds) ?? 0;
    timer = setTimeout(next > 0 ? wait : look, (seconds - next) * 1000 + 50);
  } else {
    leave();
  }
}

/** Asks before it warns and before it leaves: the session may have been used elsewhere. */
async function look() {
  try {
    const seconds = await secondsLeft('GET');
    if (seconds > 0) until(seconds);
    else leave();
  } catch {
    timer = setTimeout(look, 5000); // no connection: what is typed stays where it is
  }
}

function warn(seconds) {
  left.textContent = dataset[`left${STEPS.filter((step) => step >= seconds - 1).pop()}`];
  if (!dialog.open) dialog.showModal();
}

function close() {
  if (dialog.open) dialog.close();
}

async function extend() {
  try {
    const seconds = await secondsLeft('POST');
    if (seconds > 0) until(seconds);
    else leave();
  } catch {
    wait();
  }
}

/** The server keeps what comes too late, asks for a log-in, and shows it again. */
function leave() {
  const form = formInHand();
  if (form) form.submit();
  else window.location.assign(window.location.pathname + window.location.search);
}

function formInHand() {
  const forms = [...document.querySelectorAll('main form[method=post]')];
  return forms.find(isChanged)
    ?? forms.find((form) => form.querySelector('.field-wrong'))
    ?? forms.find((form) => form.dataset.keep); // holds what was chosen on the pages before
}

function isChanged(form) {
  return [...form.elements].some((field) => {
    if (field.type === 'checkbox' || field.type === 'radio') return field.checked !== field.defaultChecked;
    if (field.tagName === 'SELECT') return [...field.options].some((option) => option.selected !== option.defaultSelected);
    return 'defaultValue' in field && field.type !== 'hidden' && field.value !== field.defaultValue;
  });
}

document.getElementById('session-extend').addEventListener('click', extend);
dialog.addEventListener('cancel', (event) => { event.preventDefault(); extend(); }); // Escape goes on, too
// a page that comes back from the browser's memory, or a device that slept, has missed its timers
window.addEventListener('pageshow', (event) => { if (event.persisted) look(); });
document.addEventListener('visibilitychange', () => { if (!document.hidden) look(); });
until(Number(dataset.seconds));
