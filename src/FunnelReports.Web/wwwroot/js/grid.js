// A form of amounts, comfortable by keyboard: arrows and Enter move, Ctrl+Enter saves, a block copied from a spreadsheet can be pasted,
// totals follow what is typed, and what is not saved yet is not lost by mistake. Without it Tab moves, Enter saves, and totals follow the save.
const minus = '\u2212';
for (const form of document.querySelectorAll('form[data-grid]')) {
  const rows = [...form.querySelectorAll('tbody tr')].map(row => [...row.querySelectorAll('input[type=text]')]);
  const fields = rows.flat();
  const isChanged = () => fields.some(field => field.value.trim() !== field.defaultValue.trim());
  let isSaving = false;

  // The page's own rules for numbers. What is no amount counts as empty here; the server says what is wrong with it.
  const { decimal, group, decimals } = form.dataset;
  const plain = new Intl.NumberFormat('en', { useGrouping: false, minimumFractionDigits: Number(decimals), maximumFractionDigits: Number(decimals) });
  const read = text => {
    const [whole, fraction = '0', ...rest] = text.trim().replace(minus, '-').split(decimal);
    const groups = whole.split(group.trim() === '' ? /\s/ : group);
    const misplaced = groups.length > 1 && (!/^[-+]?\d{1,3}$/.test(groups[0]) || groups.slice(1).some(part => part.length !== 3));
    const digits = `${groups.join('')}.${fraction}`;
    return rest.length === 0 && !misplaced && /^[-+]?\d+\.\d+$/.test(digits) ? Math.round(Number(digits) * 10 ** decimals) : null;
  };
  const write = minor => {
    const [whole, fraction] = plain.format(Math.abs(minor) / 10 ** decimals).split('.');
    return (minor < 0 ? '-' : '') + whole.replace(/\B(?=(\d{3})+$)/g, group) + (fraction ? decimal + fraction : '');
  };
  const total = cells => {
    const known = cells.map(field => read(field.value)).filter(minor => minor !== null);
    return known.length === 0 ? '–' : write(known.reduce((sum, minor) => sum + minor, 0));
  };
  const showTotals = () => {
    form.querySelectorAll('[data-total=row]').forEach((cell, row) => { cell.textContent = total(rows[row]); });
    form.querySelectorAll('[data-total=column]').forEach((cell, column) => { cell.textContent = total(rows.map(cells => cells[column])); });
    for (const cell of form.querySelectorAll('[data-total=all]')) cell.textContent = total(fields);
  };
  form.addEventListener('input', showTotals);

  const place = field => {
    const row = rows.findIndex(cells => cells.includes(field));
    return [row, row < 0 ? -1 : rows[row].indexOf(field)];
  };

  const move = (event, row, column) => {
    const target = rows[row]?.[column];
    event.preventDefault();
    if (!target) return;
    target.focus();
    target.select();
  };

  // Left and right stay inside the text until its end is reached.
  const isAtStart = field => field.selectionStart === 0 && (field.selectionEnd === 0 || field.selectionEnd === field.value.length);
  const isAtEnd = field => field.selectionEnd === field.value.length && (field.selectionStart === field.value.length || field.selectionStart === 0);

  form.addEventListener('keydown', event => {
    const field = event.target;
    const [row, column] = place(field);
    if (row < 0 || event.altKey || event.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit();
      return;
    }

    if (event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter') move(event, row + (event.shiftKey ? -1 : 1), column);
    else if (event.shiftKey) return;
    else if (event.key === 'ArrowDown') move(event, row + 1, column);
    else if (event.key === 'ArrowUp') move(event, row - 1, column);
    else if (event.key === 'ArrowLeft' && isAtStart(field)) move(event, row, column - 1);
    else if (event.key === 'ArrowRight' && isAtEnd(field)) move(event, row, column + 1);
  });

  form.addEventListener('paste', event => {
    const [row, column] = place(event.target);
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (row < 0 || !/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    text.replace(/\r?\n$/, '').split(/\r?\n/).forEach((line, down) => line.split('\t').forEach((value, right) => {
      const target = rows[row + down]?.[column + right];
      if (target) target.value = value.trim();
    }));
    showTotals();
  });

  for (const button of form.querySelectorAll('[data-fill]')) {
    button.addEventListener('click', () => {
      rows.slice(1).forEach((cells, above) => cells.forEach((field, column) => { field.value ||= rows[above][column].value; }));
      showTotals();
    });
  }

  // What was typed outlives a sign-in that ran out: it is kept in this tab until the page answers the save.
  const changes = () => fields.filter(field => field.value !== field.defaultValue).map(field => [field.id, field.value]);
  const kept = sessionStorage.getItem(form.action);
  sessionStorage.removeItem(form.action);
  if (kept && !document.querySelector('.banner-success, .banner-problem')) {
    for (const [id, value] of JSON.parse(kept)) {
      const field = fields.find(candidate => candidate.id === id);
      if (field) field.value = value;
    }

    for (const note of form.querySelectorAll('[data-restored]')) note.textContent = note.dataset.restored;
    showTotals();
  }

  form.addEventListener('submit', () => {
    isSaving = true;
    sessionStorage.setItem(form.action, JSON.stringify(changes()));
  });
  // A page that came back from a save with a complaint holds changes from its first moment on.
  const cameBack = form.querySelector('[aria-invalid=true]') !== null;
  addEventListener('beforeunload', event => { if (!isSaving && (cameBack || isChanged())) event.preventDefault(); });
  addEventListener('pageshow', () => { isSaving = false; showTotals(); });
}
