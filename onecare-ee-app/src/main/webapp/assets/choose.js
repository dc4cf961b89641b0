// Ticks all boxes of a group, or none. Without scripts there are the boxes alone.
for (const bar of document.querySelectorAll('[data-choose]')) {
  bar.hidden = false;
  bar.addEventListener('click', (event) => {
    const button = event.target.closest('button');
    if (!button) return;
    for (const box of document.querySelectorAll(`#${bar.dataset.choose} input[type=checkbox]`)) box.checked = button.value === 'all';
  });
}
