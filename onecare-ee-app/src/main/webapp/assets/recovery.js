// Takes the recovery codes to where they are kept: paper, or the clipboard.
const codes = document.getElementById('codes');
if (codes) {
  const copy = document.getElementById('copy');
  document.getElementById('print').addEventListener('click', () => window.print());
  copy.addEventListener('click', async () => {
    const text = [...codes.querySelectorAll('code')].map(code => code.textContent).join('\n');
    const said = document.getElementById('copied');
    try {
      await navigator.clipboard.writeText(text);
      said.textContent = copy.dataset.done;
    } catch { // no https, or the browser was told not to
      said.textContent = copy.dataset.failed;
    }
  });
}
