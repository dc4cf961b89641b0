// Counts down how long the time is kept, and says so now and then: five, two and one minutes, half a minute, over.
const hold = document.getElementById('hold');
const SAID = [300, 120, 60, 30];

function begin() {
  const left = document.getElementById('hold-left');
  const said = document.getElementById('hold-said');
  const { dataset } = hold;
  const over = performance.now() + Number(dataset.seconds) * 1000;
  let last = Infinity; // what was said last, so that nothing is said twice
  let timer;

  function show() {
    const seconds = Math.ceil((over - performance.now()) / 1000);
    if (seconds <= 0) {
      clearInterval(timer);
      left.textContent = '';
      document.getElementById('hold-text').textContent = dataset.over;
      document.getElementById('hold-button').textContent = dataset.again;
      said.textContent = dataset.over;
      return;
    }
    left.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    const now = SAID.filter((step) => step >= seconds).pop();
    if (now && now < last) {
      last = now;
      said.textContent = words(now);
    }
  }

  function words(seconds) {
    if (seconds === 30) return dataset.half;
    return seconds === 60 ? dataset.minute : dataset.minutes.replace('{minutes}', seconds / 60);
  }

  timer = setInterval(show, 1000);
  show();
}

if (hold && Number(hold.dataset.seconds) > 0) begin();

// who goes back to a request that was sent already is told so: the browser may show the page as it was before
const conditions = document.getElementById('conditions-form');
window.addEventListener('pageshow', (event) => { if (event.persisted && conditions) location.reload(); });
