// Draws every <figure data-chart> from the JSON inside it, with Chart.js (a global from lib/).
// The table in the same figure has the same numbers; a drawn figure carries data-drawn="true".

const language = document.documentElement.lang || 'en';
// Dots are kept for what is not final.
const dashes = [[], [7, 4], [9, 3, 3, 3], [14, 4], [4, 3], [14, 3, 4, 3, 4, 3]];
const points = ['circle', 'rect', 'triangle', 'rectRot', 'star', 'cross'];
const unfinished = [2, 4];
const drawn = [];

// Colours come from the style sheet; an element resolves light-dark() for us.
const probe = document.createElement('i');
probe.hidden = true;
document.body.append(probe);
const colour = name => { probe.style.color = `var(${name})`; return getComputedStyle(probe).color; };
const faded = (rgb, alpha) => `rgb(${rgb.match(/[\d.]+/g).slice(0, 3).join(' ')} / ${alpha})`;

function palette() {
  return {
    series: [1, 2, 3, 4, 5, 6, 7].map(i => colour(`--chart-${i}`)),
    ink: colour('--ink'), soft: colour('--ink-soft'), grid: colour('--chart-grid'), surface: colour('--surface'), raised: colour('--raised'),
    line: colour('--line-strong'), font: getComputedStyle(document.body).fontFamily,
  };
}

function formats(data) {
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

// Bars of different series differ by hatching, not by colour alone.
function hatch(rgb, index) {
  if (index === 0) return rgb;
  const tile = document.createElement('canvas');
  tile.width = tile.height = 8;
  const pen = tile.getContext('2d');
  pen.fillStyle = faded(rgb, 0.35);
  pen.fillRect(0, 0, 8, 8);
  pen.strokeStyle = rgb;
  pen.lineWidth = 2;
  pen.beginPath();
  const strokes = [[[0, 8, 8, 0], [-2, 2, 2, -2], [6, 10, 10, 6]], [[0, 0, 8, 8], [-2, 6, 2, 10], [6, -2, 10, 2]], [[4, 0, 4, 8]], [[0, 4, 8, 4]], [[0, 4, 8, 4], [4, 0, 4, 8]]];
  for (const [x1, y1, x2, y2] of strokes[(index - 1) % strokes.length]) { pen.moveTo(x1, y1); pen.lineTo(x2, y2); }
  pen.stroke();
  return pen.createPattern(tile, 'repeat');
}

function lineSets(data, look) {
  const many = data.labels.length > 60;
  return data.series.flatMap((series, i) => {
    const rgb = look.series[i % look.series.length];
    const open = series.dashedFrom ?? Infinity;
    const line = {
      label: series.name, data: series.values, source: series, borderColor: rgb, backgroundColor: rgb, borderWidth: 2, borderDash: dashes[i % dashes.length],
      pointStyle: points[i % points.length], pointRadius: many ? 0 : 3, pointHoverRadius: 5, pointHitRadius: 8, tension: 0, spanGaps: false,
      segment: { borderDash: at => at.p1DataIndex >= open ? unfinished : undefined },
    };
    if (!series.low) return [line];
    const edge = { borderWidth: 0, pointRadius: 0, pointHoverRadius: 0, pointHitRadius: 0, band: true, backgroundColor: faded(rgb, 0.16) };
    return [line, { ...edge, label: '', data: series.low, fill: false }, { ...edge, label: '', data: series.high, fill: '-1' }];
  });
}

function barSets(data, look) {
  return data.series.map((series, i) => {
    const rgb = look.series[i % look.series.length];
    const open = series.dashedFrom ?? Infinity;
    const fill = hatch(rgb, i);
    return {
      label: series.name, data: series.values, source: series, borderColor: rgb, borderWidth: at => i === 0 && at.dataIndex < open ? 0 : 1.5, borderSkipped: false, borderRadius: 2, maxBarThickness: 44,
      sample: fill, backgroundColor: at => at.dataIndex >= open ? faded(rgb, 0.22) : fill,
    };
  });
}

// A mark at the label of each note.
const noteMarks = {
  id: 'noteMarks',
  afterDatasetsDraw(chart, _, { notes, line }) {
    for (const note of notes ?? []) {
      const x = chart.scales.x.getPixelForValue(note.label);
      const { top, bottom } = chart.chartArea;
      const pen = chart.ctx;
      pen.save();
      pen.strokeStyle = pen.fillStyle = line;
      pen.setLineDash([3, 3]);
      pen.beginPath(); pen.moveTo(x, top); pen.lineTo(x, bottom); pen.stroke();
      pen.beginPath(); pen.arc(x, top, 3.5, 0, 7); pen.fill();
      pen.restore();
    }
  },
};

// The value at the end of each bar of a funnel.
const barValues = {
  id: 'barValues',
  afterDatasetsDraw(chart, _, { value, ink, font }) {
    if (!value) return;
    const pen = chart.ctx;
    pen.save();
    pen.fillStyle = ink;
    pen.font = `600 13px ${font}`;
    pen.textBaseline = 'middle';
    chart.data.datasets.forEach((set, i) => chart.getDatasetMeta(i).data.forEach((bar, at) => {
      if (set.data[at] != null) pen.fillText(value(set.data[at]), bar.x + 8, bar.y);
    }));
    pen.restore();
  },
};

// Lines show their dash and bars their hatching, as drawn.
function legend(data, look) {
  const line = data.kind === 'line';
  const marks = chart => window.Chart.defaults.plugins.legend.labels.generateLabels(chart).flatMap((item, i) => {
    const set = chart.data.datasets[i];
    if (set.band) return [];
    return [line ? { ...item, pointStyle: 'line', lineDash: set.borderDash, lineWidth: 2.5 } : { ...item, fillStyle: set.sample, lineWidth: 1 }];
  });
  return {
    display: data.series.length > 1, position: 'top', align: 'start', onClick: () => {},
    labels: { color: look.ink, usePointStyle: line, pointStyleWidth: 32, boxWidth: 14, boxHeight: line ? 6 : 12, padding: 14, generateLabels: marks },
  };
}

function tooltip(data, format, look) {
  return {
    backgroundColor: look.raised, titleColor: look.ink, bodyColor: look.ink, footerColor: look.soft, borderColor: look.line, borderWidth: 1, padding: 10, usePointStyle: true, boxPadding: 4,
    filter: item => !item.dataset.band,
    callbacks: {
      label(item) {
        const { source } = item.dataset;
        const at = item.dataIndex;
        let text = `${source.name}: ${format.value(source.values[at])}`;
        if (source.low?.[at] != null && source.high?.[at] != null) text += ` (${data.words.interval} ${format.value(source.low[at])} – ${format.value(source.high[at])})`;
        return source.dashedFrom != null && at >= source.dashedFrom ? `${text}, ${data.words.notFinal}` : text;
      },
      footer(items) {
        if (data.kind !== 'stackedBar' || items.length < 2) return undefined;
        return `${data.words.total}: ${format.value(items.reduce((sum, item) => sum + item.dataset.source.values[item.dataIndex], 0))}`;
      },
    },
  };
}

function configuration(data) {
  const look = palette();
  const format = formats(data);
  const across = data.kind === 'funnel';
  const stacked = data.kind === 'stackedBar';
  const values = {
    beginAtZero: true, stacked, border: { display: false }, grid: { color: look.grid, display: !across },
    ticks: { color: look.soft, maxTicksLimit: 6, precision: data.unit === 'count' ? 0 : undefined, callback: format.tick, display: !across },
  };
  const labels = { stacked, grid: { display: false }, border: { color: look.line, display: !across }, ticks: { color: across ? look.ink : look.soft, maxRotation: 0, autoSkipPadding: 16 } };
  return {
    type: data.kind === 'line' ? 'line' : 'bar',
    data: { labels: data.labels, datasets: data.kind === 'line' ? lineSets(data, look) : barSets(data, look) },
    options: {
      animation: false, responsive: true, maintainAspectRatio: false, indexAxis: across ? 'y' : 'x', locale: language, layout: { padding: { top: 4, right: across ? 56 : 0 } }, color: look.ink,
      interaction: { mode: 'index', intersect: false, axis: across ? 'y' : 'x' },
      scales: across ? { x: values, y: labels } : { x: labels, y: values },
      plugins: {
        legend: legend(data, look),
        tooltip: tooltip(data, format, look),
        noteMarks: { notes: data.notes, line: look.line },
        barValues: { value: across ? format.value : null, ink: look.ink, font: look.font },
      },
    },
    plugins: [noteMarks, barValues],
  };
}

function draw(item) {
  const config = configuration(item.data);
  if (!item.chart) {
    item.chart = new window.Chart(item.figure.querySelector('canvas'), config);
  } else {
    item.chart.data = config.data;
    item.chart.options = config.options;
    item.chart.update('none');
  }
  item.figure.dataset.drawn = 'true';
}

const redraw = () => drawn.forEach(draw);

if (window.Chart) {
  window.Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  for (const figure of document.querySelectorAll('figure[data-chart]')) {
    const block = figure.querySelector('script[type="application/json"]');
    if (!block) continue;
    const item = { figure, data: JSON.parse(block.textContent) };
    drawn.push(item);
    draw(item);
  }

  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
  new MutationObserver(redraw).observe(document.documentElement, { attributeFilter: ['data-bs-theme'] });

  // Paper is white: print in light colours, then go back.
  let before;
  addEventListener('beforeprint', () => { before = document.documentElement.dataset.bsTheme; document.documentElement.dataset.bsTheme = 'light'; redraw(); });
  addEventListener('afterprint', () => {
    if (before) document.documentElement.dataset.bsTheme = before;
    else delete document.documentElement.dataset.bsTheme;
    redraw();
  });
}
