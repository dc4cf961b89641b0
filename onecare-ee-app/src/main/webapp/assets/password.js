// A button beside each password shows what is typed: longer passwords are typed right more often.
for (const input of document.querySelectorAll('input[type=password][data-show]')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button button-quiet';
  button.setAttribute('aria-controls', input.id);
  const say = () => {
    const shown = input.type === 'text';
    button.textContent = shown ? input.dataset.hide : input.dataset.show;
  };
  button.addEventListener('click', () => {
    input.type = input.type === 'text' ? 'password' : 'text';
    say();
  });
  // never sent as text, or the browser would keep it among what was typed before
  input.form.addEventListener('submit', () => { input.type = 'password'; });
  say();
  const frame = document.createElement('div');
  frame.className = 'input-with-button';
  input.replaceWith(frame);
  frame.append(input, button);
}
