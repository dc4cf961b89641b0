// Shows how far the work on a file is, and what stands in the column that is chosen. Without it, pages are loaded again.
const work = document.getElementById('work');
const PAUSE = 2000;

async function look() {
  try {
    const answer = await fetch(work.dataset.address, { redirect: 'manual' });
    if (!answer.ok) { // logged out, or given up: the page says what
      location.reload();
      return;
    }
    const { atWork, text, done, total } = await answer.json();
    if (!atWork) {
      location.reload();
      return;
    }
    show(text, done, total);
  } catch { // no connection: the work goes on without this page
  }
  setTimeout(look, PAUSE);
}

function show(text, done, total) {
  const said = document.getElementById('work-text');
  if (said.textContent !== text) said.textContent = text;
  const bar = document.getElementById('work-bar');
  if (total > 0) {
    bar.max = total;
    bar.value = done;
  } else {
    bar.removeAttribute('value');
  }
}

if (work) setTimeout(look, PAUSE);

function choose(column) {
  const select = column.querySelector('select');
  const fixed = column.querySelector('.fixed');
  const isFixed = select.value === 'fixed';
  column.querySelector('.samples').textContent = select.selectedOptions[0].dataset.samples ?? '';
  fixed.hidden = !isFixed;
}

for (const column of document.querySelectorAll('.our-column')) {
  choose(column);
  column.querySelector('select').addEventListener('change', () => choose(column));
}
