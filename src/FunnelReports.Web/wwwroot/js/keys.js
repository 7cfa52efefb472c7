// Single keys press the element of the page that carries them in data-key: links are followed, menus open, buttons are pressed.
// The reader can switch them off; then <body data-shortcuts="off">.

const typing = 'input, select, textarea, [contenteditable]';

function press(element) {
  const menu = element.matches('summary') ? element.parentElement : null;
  if (!menu) {
    element.click();
    return;
  }
  menu.open = !menu.open;
  (menu.open ? menu.querySelector('a, input:not([type="hidden"]), button, select') ?? element : element).focus();
}

addEventListener('keydown', event => {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
  if (document.body.dataset.shortcuts === 'off' || event.target.closest?.(typing)) return;
  const isArrow = event.key.startsWith('Arrow');
  // A region that scrolls sideways needs the arrows itself.
  if (isArrow && (event.shiftKey || event.target.closest?.('[tabindex="0"], [popover]'))) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const element = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (!element) return;
  event.preventDefault();
  press(element);
});
