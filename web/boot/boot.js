// Starts the full page, and says so if Switchboard itself fails.
import { panes } from './panes.js';
import { compile, start } from './switchboard.js';

const root = document.getElementById('switchboard');

function failed(error) {
  if (document.getElementById('failure')) return;
  console.error(error);
  const box = document.createElement('div');
  box.id = 'failure';
  box.setAttribute('role', 'alert');
  const words = document.createElement('p');
  words.textContent = 'Switchboard failed, your text is safe.';
  const again = document.createElement('button');
  again.textContent = 'Load the page again';
  again.addEventListener('click', () => location.reload());
  box.append(words, again);
  document.body.prepend(box);
}

// A panic ends as a trap of the module; errors of other scripts on the page are not ours.
addEventListener('error', (event) => {
  if (event.error instanceof WebAssembly.RuntimeError) failed(event.error);
});
addEventListener('unhandledrejection', (event) => {
  if (event.reason instanceof WebAssembly.RuntimeError) failed(event.reason);
});

// Keys act on the page also while the focus is nowhere (after a click beside everything, or Escape in the program).
addEventListener('keydown', (event) => {
  const page = root.firstElementChild;
  if (event.target !== document.body || !page) return;
  const { key, ctrlKey, altKey, metaKey, shiftKey } = event;
  const same = new KeyboardEvent('keydown', { key, ctrlKey, altKey, metaKey, shiftKey, bubbles: true, cancelable: true });
  if (!page.dispatchEvent(same)) event.preventDefault();
});

// Numbers of the program move once somebody comes to it: a first visit need not load how.
const nearCode = (event) => {
  if (!event.target.closest?.('.code-input')) return;
  removeEventListener('pointerover', nearCode);
  removeEventListener('focusin', nearCode);
  import('./numbers.js')
    .then((module) => module.numbers())
    .catch((error) => console.error('Numbers cannot be dragged', error));
};
addEventListener('pointerover', nearCode);
addEventListener('focusin', nearCode);

// What is saved as a file.
addEventListener('switchboard-save', ({ detail }) =>
  import('./save.js')
    .then((module) => module.save(detail))
    .catch((error) => console.error('This could not be saved', error)),
);

start()
  .then((application) => application.mount_page(root, compile))
  .then(() => requestAnimationFrame(panes))
  .catch(failed);
