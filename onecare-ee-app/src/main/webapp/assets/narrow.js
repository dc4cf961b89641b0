// Narrows a long list of boxes to those whose labels hold every word typed. Without scripts, all of them are there.
const field = document.getElementById('narrow');
const said = document.getElementById('narrowed');
const groups = [...document.querySelectorAll('.boxes')].map((box) => ({ box, checks: [...box.querySelectorAll('.check')] }));

const folded = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

function narrow() {
  const words = folded(field.value).split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const { box, checks } of groups) {
    let here = 0;
    for (const check of checks) {
      const label = folded(check.textContent);
      check.hidden = !words.every((word) => label.includes(word));
      if (!check.hidden) here++;
    }
    box.hidden = here === 0;
    shown += here;
  }
  const { all, some, none } = field.dataset;
  said.textContent = (!words.length ? all : shown ? some : none).replace('{shown}', shown);
}

field.addEventListener('input', narrow);
// Enter looks and does not save
field.addEventListener('keydown', (event) => { if (event.key === 'Enter') event.preventDefault(); });
