// A button that prints the page, where there is something to print with.
const button = document.getElementById('print');
button.hidden = false;
button.addEventListener('click', () => window.print());
