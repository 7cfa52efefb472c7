// A chart as a file: a picture to show, or its table to calculate with. Nothing leaves the page.
import { configuration } from './configuration.js';
import { isoDay, language, palette } from './look.js';

const comma = ['fr', 'cs', 'hr', 'it'].includes(language.split('-')[0]);
const separator = comma ? ';' : ',';
const wide = 1000;
const margin = 32;

// What a spreadsheet would run as a formula is made text; numbers are written by us and need it not.
function text(value) {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /["\r\n;,]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

// As many decimals as the table shows; of a percentage the figure before the sign, shifted as text so that it rounds as the table does.
function number(value, { unit, decimals }) {
  if (value == null) return '';
  if (unit === 'day') return isoDay(value);
  if (unit !== 'percent') return marked(value.toFixed(decimals));
  const [, sign, whole, rest] = /^(-?)(\d+)\.(\d+)$/.exec(value.toFixed(decimals + 2));
  const shifted = `${sign}${(whole + rest.slice(0, 2)).replace(/^0+(?=\d)/, '')}`;
  return marked(decimals > 0 ? `${shifted}.${rest.slice(2)}` : shifted);
}

const marked = figure => comma ? figure.replace('.', ',') : figure;

export function csvOf(data) {
  const unit = data.unit === 'percent' ? '%' : data.unit === 'money' ? data.currency : data.unit === 'days' ? data.words.days : null;
  const named = name => text(unit ? `${name} (${unit})` : name);
  const columns = data.series.flatMap(series => [
    [named(series.name), at => number(series.values[at], data)],
    ...(series.dashedFrom < data.labels.length ? [[text(`${series.name}, ${data.words.notFinal}`), at => at >= series.dashedFrom && series.values[at] != null ? text(data.words.notFinal) : '']] : []),
    ...[[data.words.inner, series.inner], [data.words.interval, series]].filter(([, limits]) => limits?.low).flatMap(([words, limits]) => [
      [named(`${series.name}, ${words}, ${data.words.low}`), at => number(limits.low[at], data)],
      [named(`${series.name}, ${words}, ${data.words.high}`), at => number(limits.high[at], data)],
    ]),
  ]);
  const lines = [[text(data.labelHeading), ...columns.map(([heading]) => heading)], ...data.labels.map((label, at) => [text(label), ...columns.map(([, cell]) => cell(at))])];
  return `\ufeff${lines.map(line => line.join(separator)).join('\r\n')}\r\n`;
}

// Cuts a text into lines; an address without blanks is cut where it must be.
function lines(pen, words, room) {
  const out = [''];
  for (const letter of words) {
    if (pen.measureText(out.at(-1) + letter).width > room) out.push('');
    out[out.length - 1] += letter;
  }
  return out;
}

// On white, in light colours, twice as sharp as the screen, with what it is, for when, and where it came from.
async function pictureOf(data, when) {
  const look = palette(true);
  const plot = document.createElement('canvas');
  [plot.width, plot.height] = [wide - 2 * margin, ['funnel', 'ranking', 'windows'].includes(data.kind) ? 90 + data.labels.length * 38 : 400];
  const config = configuration(data, look);
  const chart = new window.Chart(plot, { ...config, options: { ...config.options, responsive: false, devicePixelRatio: 2 } });
  const sheet = document.createElement('canvas');
  const pen = sheet.getContext('2d');
  const written = [[data.title, 22, 650, look.ink], [when, 14, 400, look.soft], [location.href, 12, 400, look.soft]].map(([words, size, weight, ink]) => {
    const font = `${weight} ${size}px ${look.font}`;
    pen.font = font;
    return { font, ink, step: size * 1.4, rows: lines(pen, words, wide - 2 * margin) };
  });
  const height = chart.height + 3 * margin + written.reduce((sum, part) => sum + part.rows.length * part.step, 0);
  [sheet.width, sheet.height] = [wide * 2, Math.ceil(height) * 2];
  pen.scale(2, 2);
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, wide, height);
  pen.textBaseline = 'top';
  let y = margin;
  written.forEach((part, i) => {
    if (i === 2) {
      pen.drawImage(plot, margin, y + margin / 2, chart.width, chart.height);
      y += chart.height + margin;
    }
    [pen.font, pen.fillStyle] = [part.font, part.ink];
    for (const row of part.rows) { pen.fillText(row, margin, y); y += part.step; }
  });
  chart.destroy();
  return new Promise(done => sheet.toBlob(done, 'image/png'));
}

function keep(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '').toLowerCase() + (blob.type === 'image/png' ? '.png' : '.csv');
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

// The two buttons in the foot of a figure.
export function addButtons(figure, data) {
  const foot = figure.querySelector('.chart-actions');
  if (!foot) return;
  const { when = '', period = '' } = figure.dataset;
  const button = (word, label, file) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.textContent = word;
    made.setAttribute('aria-label', label);
    made.addEventListener('click', async () => keep(await file(), `${data.title} ${period}`));
    return made;
  };
  foot.replaceChildren(
    button('PNG', data.words.savePicture, () => pictureOf(data, when)),
    button('CSV', data.words.saveTable, () => new Blob([csvOf(data)], { type: 'text/csv;charset=utf-8' })));
}
