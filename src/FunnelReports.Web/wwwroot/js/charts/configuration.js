// A chart as Chart.js takes it.
import { dayTick, dayTicks, faded, formats, hatching, language } from './look.js';
import { barSets, lineSets, windowSets } from './sets.js';
import { marks } from './marks.js';

const narrow = 480;
const longest = 44;

// Lines show their dash, bars their hatching and bands their colour, as drawn.
function legend(data, look) {
  const line = data.kind === 'line';
  const banded = line ? data.series.findIndex(series => series.low) : -1;
  const swatch = (text, fillStyle) => ({ text, fillStyle, strokeStyle: 'transparent', fontColor: look.ink, pointStyle: 'rect', lineWidth: 0 });
  const bands = (series, rgb) => [
    ...(series.inner ? [swatch(data.words.inner, faded(rgb, 0.32))] : []), swatch(data.words.interval, faded(rgb, 0.16)),
  ];
  const items = chart => [
    ...window.Chart.defaults.plugins.legend.labels.generateLabels(chart).flatMap((item, i) => {
      const set = chart.data.datasets[i];
      if (set.band) return [];
      return [line ? { ...item, pointStyle: 'line', lineDash: set.borderDash, lineWidth: 2.5 } : { ...item, fillStyle: set.sample, lineWidth: 1 }];
    }),
    ...(banded < 0 ? [] : bands(data.series[banded], look.series[banded % look.series.length])),
    ...(data.hatched ? [swatch(data.hatched.text, hatching(faded(look.line, 0.4), 0, 0, 1.5))] : []),
  ];
  return {
    display: data.kind !== 'windows' && (data.series.length > 1 || banded >= 0 || !!data.hatched), position: 'top', align: 'start', onClick: () => {},
    labels: { color: look.ink, usePointStyle: line, pointStyleWidth: 32, boxWidth: 14, boxHeight: line ? 6 : 12, padding: 14, generateLabels: items },
  };
}

function tooltip(data, format, look) {
  const span = (words, limits, at) => limits?.low?.[at] != null && limits.high?.[at] != null ? [`${words} ${format.value(limits.low[at])} – ${format.value(limits.high[at])}`] : [];
  return {
    backgroundColor: look.raised, titleColor: look.ink, bodyColor: look.ink, footerColor: look.soft, borderColor: look.line, borderWidth: 1, padding: 10, usePointStyle: true, boxPadding: 4,
    filter: item => !item.dataset.band,
    callbacks: {
      title: items => items.length > 0 ? data.labels[items[0].dataIndex] : '',
      label({ dataset: { source }, dataIndex: at }) {
        if (data.kind === 'windows') return data.series.map(series => format.value(series.values[at])).join(' – ');
        const spans = [...span(data.words.inner, source.inner, at), ...span(data.words.interval, source, at)];
        const text = `${source.name}: ${format.value(source.values[at])}${spans.length > 0 ? ` (${spans.join('; ')})` : ''}`;
        return source.dashedFrom != null && at >= source.dashedFrom ? `${text}, ${data.words.notFinal}` : text;
      },
      footer(items) {
        if (data.kind !== 'stackedBar' || items.length < 2) return undefined;
        return `${data.words.total}: ${format.value(items.reduce((sum, item) => sum + item.dataset.source.values[item.dataIndex], 0))}`;
      },
    },
  };
}

const cut = (text, room) => text.length > room ? `${text.slice(0, room - 1)}…` : text;

// A name in at most three lines, broken between words.
function broken(text, room) {
  const out = [''];
  for (const word of text.split(' ')) {
    const last = out.at(-1);
    if (last === '' || last.length + 1 + word.length <= room) out[out.length - 1] = last === '' ? word : `${last} ${word}`;
    else out.push(word);
  }
  return (out.length > 3 ? [...out.slice(0, 2), out.slice(2).join(' ')] : out).map(line => cut(line, room));
}

const lies = data => ['funnel', 'ranking', 'windows'].includes(data.kind);

// Room for the longest value behind the longest bar.
function padding(data, format) {
  const written = lies(data) && data.kind !== 'windows' ? data.series.flatMap(series => series.values).filter(value => value != null).map(format.value) : [];
  return { top: 4, right: 8 + Math.max(0, ...written.map(words => 8 + 8 * words.length)) };
}

// Days are drawn at their true distance.
function dayScale(look, from, to) {
  return {
    type: 'linear', min: from, max: to, grid: { color: look.grid }, border: { color: look.line }, afterBuildTicks: scale => { scale.ticks = dayTicks(from, to); },
    ticks: { color: look.soft, maxRotation: 0, autoSkipPadding: 16, callback: dayTick },
  };
}

function scales(data, format, look) {
  const across = lies(data);
  const stacked = data.kind === 'stackedBar';
  const values = {
    beginAtZero: true, stacked, border: { display: false }, grid: { color: look.grid, display: !across },
    max: across ? Math.max(...data.series.flatMap(series => [...series.values, ...series.high ?? []])) || undefined : undefined,
    ticks: { color: look.soft, maxTicksLimit: 6, precision: data.unit === 'count' ? 0 : undefined, callback: format.tick, display: !across },
  };
  const labels = {
    stacked, grid: { display: false }, border: { color: look.line, display: !across },
    ticks: {
      color: across ? look.ink : look.soft, font: across ? context => ({ size: context.chart.width < narrow ? 11 : 12 }) : undefined, maxRotation: data.everyLabel ? 90 : 0, autoSkip: !data.everyLabel && !across, autoSkipPadding: 16,
      callback(at) {
        const text = this.getLabelForValue(at);
        // How much of a cut week is counted is said in the table and on hover.
        if (!across) return text.split(' (')[0];
        // Names beside bars have up to half of the width, and three lines where that is little; the table has them whole.
        const { width } = this.chart;
        const room = Math.min(longest, Math.floor(((width - padding(data, format).right) / 2 - 12) / (width < narrow ? 6.2 : 7.4)));
        return width < narrow ? broken(text, room) : cut(text, room);
      },
    },
  };
  if (data.kind === 'windows') {
    // A window that reaches far back is cut, so that the others stay wide enough to compare.
    const [first, last] = data.series.map(series => series.values.filter(day => day != null));
    const days = at => last[at] + 1 - first[at];
    const start = Math.min(...first.filter((_, at) => days(at) <= 2 * days(0))) - days(0);
    return { x: dayScale(look, Math.max(start, Math.min(...first)), Math.max(...last) + 1), y: labels };
  }
  if (data.days) return { x: dayScale(look, data.days[0], data.days.at(-1)), y: values };
  return across ? { x: values, y: labels } : { x: labels, y: values };
}

export function configuration(data, look) {
  const format = formats(data);
  const across = lies(data);
  const datasets = data.kind === 'line' ? lineSets(data, look) : data.kind === 'windows' ? windowSets(data, look) : barSets(data, look);
  return {
    type: data.kind === 'line' ? 'line' : 'bar',
    data: { labels: data.labels, datasets, shown: { data, look, format } },
    options: {
      animation: false, responsive: true, maintainAspectRatio: false, indexAxis: across ? 'y' : 'x', locale: language, color: look.ink,
      layout: { padding: padding(data, format) },
      interaction: { mode: 'index', intersect: false, axis: across ? 'y' : 'x' },
      scales: scales(data, format, look),
      plugins: { legend: legend(data, look), tooltip: tooltip(data, format, look) },
    },
    plugins: marks,
  };
}
