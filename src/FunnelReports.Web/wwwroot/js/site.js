// Comfort on top of plain HTML; everything works without it.

// A definition opens on hover and on keyboard focus too, and closes with Escape or when left.
for (const button of document.querySelectorAll('.definition-button')) {
  const text = document.getElementById(button.getAttribute('popovertarget'));
  if (!text?.showPopover) continue;
  const isOpen = () => text.matches(':popover-open');
  let openedByPointer = false;
  let leaving;

  const open = () => { clearTimeout(leaving); if (!isOpen()) text.showPopover({ source: button }); };
  const close = () => { if (isOpen()) text.hidePopover(); openedByPointer = false; };
  const leave = () => { leaving = setTimeout(close, 150); };

  button.addEventListener('pointerenter', event => {
    if (event.pointerType !== 'mouse' || isOpen()) return;
    openedByPointer = true;
    open();
  });
  button.addEventListener('focus', () => { if (button.matches(':focus-visible')) open(); });
  // The link inside can be reached from the button: only going elsewhere closes.
  const goElsewhere = event => { if (event.relatedTarget !== button && !text.contains(event.relatedTarget)) close(); };
  button.addEventListener('blur', goElsewhere);
  text.addEventListener('focusout', goElsewhere);
  button.addEventListener('pointerleave', () => { if (openedByPointer) leave(); });
  text.addEventListener('pointerenter', () => clearTimeout(leaving));
  text.addEventListener('pointerleave', () => { if (openedByPointer) leave(); });
  // A click on what hovering has opened keeps it open instead of closing it.
  button.addEventListener('click', event => {
    if (!openedByPointer) return;
    event.preventDefault();
    openedByPointer = false;
    open();
  });
}

// A menu made of <details> closes with Escape, or when the reader goes elsewhere.
for (const menu of document.querySelectorAll('details[data-menu]')) {
  menu.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || !menu.open) return;
    menu.open = false;
    menu.querySelector('summary').focus();
  });
  document.addEventListener('pointerdown', event => { if (!menu.contains(event.target)) menu.open = false; });
  menu.addEventListener('focusout', event => { if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false; });
}

// Paper shows every table of up to a quarter of days opened; longer ones only when the reader opened them.
const shut = new Set();
addEventListener('beforeprint', () => {
  for (const table of document.querySelectorAll('.chart-data:not([open])')) {
    if (table.querySelectorAll('tbody tr').length > 92) continue;
    shut.add(table);
    table.open = true;
  }
});
addEventListener('afterprint', () => { for (const table of shut) table.open = false; shut.clear(); });

// A new workspace suggests the time zone of this browser; it can be changed before it is saved.
for (const field of document.querySelectorAll('input[data-zone="suggest"]')) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone && field.value === field.defaultValue) field.value = zone;
}

// A file that is too large is told before it is sent.
for (const field of document.querySelectorAll('input[data-largest]')) {
  field.addEventListener('change', () => {
    const isTooLarge = field.files[0]?.size > Number(field.dataset.largest);
    field.setCustomValidity(isTooLarge ? field.dataset.tooLarge : '');
    field.reportValidity();
  });
}
