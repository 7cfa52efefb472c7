// Colours, numbers and days as charts write them.

export const language = document.documentElement.lang || 'en';

// Colours come from the style sheet; an element resolves light-dark() for us.
const probe = document.createElement('i');
probe.hidden = true;
document.body.append(probe);
const colour = name => { probe.style.color = `var(${name})`; return getComputedStyle(probe).color; };
export const faded = (rgb, alpha) => `rgb(${rgb.match(/[\d.]+/g).slice(0, 3).join(' ')} / ${alpha})`;

// The colours of the page, or those of the light page whatever it is.
export function palette(light = false) {
  probe.style.colorScheme = light ? 'light' : '';
  return {
    series: [1, 2, 3, 4, 5, 6, 7].map(i => colour(`--chart-${i}`)),
    ink: colour('--ink'), soft: colour('--ink-soft'), grid: colour('--chart-grid'), surface: colour('--surface'), raised: colour('--raised'),
    line: colour('--line-strong'), font: getComputedStyle(document.body).fontFamily,
  };
}

const strokes = [
  [[0, 8, 8, 0], [-2, 2, 2, -2], [6, 10, 10, 6]], [[0, 0, 8, 8], [-2, 6, 2, 10], [6, -2, 10, 2]], [[4, 0, 4, 8]], [[0, 4, 8, 4]], [[0, 4, 8, 4], [4, 0, 4, 8]],
];

// A tile of strokes on a paler ground.
export function hatching(rgb, way, ground, width = 2) {
  const tile = document.createElement('canvas');
  tile.width = tile.height = 8;
  const pen = tile.getContext('2d');
  pen.fillStyle = faded(rgb, ground);
  pen.fillRect(0, 0, 8, 8);
  pen.strokeStyle = rgb;
  pen.lineWidth = width;
  pen.beginPath();
  for (const [x1, y1, x2, y2] of strokes[way % strokes.length]) { pen.moveTo(x1, y1); pen.lineTo(x2, y2); }
  pen.stroke();
  return pen.createPattern(tile, 'repeat');
}

// Days are counted from 1 January of the year 1, as the server counts them.
const moment = day => new Date((day - 719162) * 864e5);
const dayOf = date => date.getTime() / 864e5 + 719162;
const inUtc = options => new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' });
const [longName, dayAndMonth, monthName, monthAndYear] = [
  inUtc({ day: 'numeric', month: 'short', year: 'numeric' }), inUtc({ day: 'numeric', month: 'short' }), inUtc({ month: 'short' }), inUtc({ month: 'short', year: 'numeric' }),
];

// In English the day comes first, as everywhere on the pages.
const english = language.split('-')[0] === 'en';
const short = date => english ? `${date.getUTCDate()} ${monthName.format(date)}` : dayAndMonth.format(date);
const long = date => english ? `${short(date)} ${date.getUTCFullYear()}` : longName.format(date);
export const shortDay = day => short(moment(day));
export const isoDay = day => moment(day).toISOString().slice(0, 10);

// Marks of an axis of days: the first of each month, or each Monday where there are few weeks.
export function dayTicks(from, to) {
  const ticks = [];
  if (to - from > 70) {
    const start = moment(from);
    for (let month = start.getUTCMonth(); ; month++) {
      const day = dayOf(new Date(Date.UTC(start.getUTCFullYear(), month, 1)));
      if (day > to) break;
      if (day >= from) ticks.push({ value: day });
    }
  } else {
    for (let day = from + (8 - moment(from).getUTCDay()) % 7; day <= to; day += 7) ticks.push({ value: day });
  }
  return ticks;
}

export function dayTick(day, at, ticks) {
  const date = moment(day);
  if (date.getUTCDate() !== 1 || ticks[1]?.value - ticks[0]?.value === 7) return short(date);
  return at === 0 || date.getUTCMonth() === 0 ? monthAndYear.format(date) : monthName.format(date);
}

export function formats(data) {
  if (data.unit === 'day') return { value: day => long(moment(day)), tick: dayTick };
  const decimals = { minimumFractionDigits: data.decimals, maximumFractionDigits: data.decimals };
  const style = data.unit === 'percent' ? { style: 'percent' }
    : data.unit === 'money' ? { style: 'currency', currency: data.currency, currencyDisplay: 'narrowSymbol' } : {};
  const exact = new Intl.NumberFormat(language, { ...style, ...decimals });
  const rough = new Intl.NumberFormat(language, { ...style, minimumFractionDigits: 0, maximumFractionDigits: data.unit === 'count' ? 0 : 1 });
  const short = new Intl.NumberFormat(language, { ...style, notation: 'compact', minimumFractionDigits: 0, maximumFractionDigits: 1 });
  return {
    value: v => data.unit === 'days' ? `${exact.format(v)} ${data.words.days}` : exact.format(v),
    tick: (v, _, ticks) => (ticks.some(tick => Math.abs(tick.value) >= 10000) ? short : rough).format(v),
  };
}
