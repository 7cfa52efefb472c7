// What is drawn beside the series: notes, levels, values, limits, and the ground of what is still young.
import { faded, hatching, shortDay } from './look.js';

function draw(chart, strokes) {
  chart.ctx.save();
  strokes(chart.ctx, chart.chartArea);
  chart.ctx.restore();
}

// A mark at the label of each note.
const noteMarks = {
  id: 'noteMarks',
  afterDatasetsDraw(chart) {
    const { data, look } = chart.data.shown;
    draw(chart, (pen, { top, bottom }) => {
      pen.strokeStyle = pen.fillStyle = look.line;
      pen.setLineDash([3, 3]);
      for (const note of data.notes ?? []) {
        const x = chart.scales.x.getPixelForValue(data.days ? data.days[note.label] : note.label);
        pen.beginPath(); pen.moveTo(x, top); pen.lineTo(x, bottom); pen.stroke();
        pen.beginPath(); pen.arc(x, top, 3.5, 0, 7); pen.fill();
      }
    });
  },
};

// A line across at a value, and where the first series comes to it.
const levelMark = {
  id: 'levelMark',
  afterDatasetsDraw(chart) {
    const { data, look } = chart.data.shown;
    if (!data.level) return;
    const { value, at, text } = data.level;
    draw(chart, (pen, { left, right, bottom }) => {
      const y = chart.scales.y.getPixelForValue(value);
      pen.strokeStyle = pen.fillStyle = look.soft;
      pen.setLineDash([5, 4]);
      pen.beginPath(); pen.moveTo(left, y); pen.lineTo(right, y);
      const point = at == null ? null : chart.getDatasetMeta(0).data[at];
      if (point) { pen.moveTo(point.x, y); pen.lineTo(point.x, bottom); }
      pen.stroke();
      pen.font = `600 12px ${look.font}`;
      pen.textAlign = 'right';
      pen.lineWidth = 4;
      pen.setLineDash([]);
      pen.strokeStyle = look.surface;
      pen.strokeText(text, right, y - 7);
      pen.fillText(text, right, y - 7);
      if (point) { pen.beginPath(); pen.arc(point.x, point.y, 5, 0, 7); pen.fill(); }
    });
  },
};

// The ground from a label on is hatched.
const youngGround = {
  id: 'youngGround',
  beforeDatasetsDraw(chart) {
    const { data, look } = chart.data.shown;
    if (!data.hatched) return;
    draw(chart, (pen, { left, right, top, bottom }) => {
      const at = label => chart.scales.x.getPixelForValue(label);
      const from = data.hatched.from === 0 ? left : (at(data.hatched.from - 1) + at(data.hatched.from)) / 2;
      pen.fillStyle = hatching(faded(look.line, 0.4), 0, 0, 1.5);
      pen.fillRect(from, top, right - from, bottom - top);
    });
  },
};

// The value at the end of each bar that lies, after the limits where it has some.
const barValues = {
  id: 'barValues',
  afterDatasetsDraw(chart) {
    const { data, look, format } = chart.data.shown;
    if (data.kind !== 'funnel' && data.kind !== 'ranking') return;
    draw(chart, pen => {
      pen.fillStyle = look.ink;
      pen.font = `600 13px ${look.font}`;
      pen.textBaseline = 'middle';
      chart.data.datasets.forEach((set, i) => chart.getDatasetMeta(i).data.forEach((bar, at) => {
        if (set.data[at] == null) return;
        const [low, high] = [set.source.low?.[at], set.source.high?.[at]].map(limit => limit == null ? bar.x : chart.scales.x.getPixelForValue(limit));
        if (high > low) {
          const stroke = (ink, from, to) => { pen.strokeStyle = ink; pen.beginPath(); pen.moveTo(from, bar.y); pen.lineTo(to, bar.y); pen.stroke(); };
          pen.lineWidth = 1.5;
          stroke(look.surface, low, bar.x);
          stroke(look.ink, bar.x, high);
        }
        pen.fillText(format.value(set.data[at]), Math.max(bar.x, high) + 8, bar.y);
      }));
    });
  },
};

// Guides from the ends of the first window through all others, and the days of each where they fit into its bar.
const windowGuides = {
  id: 'windowGuides',
  beforeDatasetsDraw(chart) {
    const { data, look } = chart.data.shown;
    const ends = data.kind === 'windows' ? chart.data.datasets[0].data[0] : null;
    if (!ends) return;
    draw(chart, (pen, { top, bottom }) => {
      pen.strokeStyle = look.line;
      pen.setLineDash([3, 3]);
      for (const x of ends.map(day => chart.scales.x.getPixelForValue(day))) { pen.beginPath(); pen.moveTo(x, top); pen.lineTo(x, bottom); pen.stroke(); }
    });
  },
  afterDatasetsDraw(chart) {
    const { data, look, format } = chart.data.shown;
    if (data.kind !== 'windows') return;
    draw(chart, (pen, { left }) => {
      pen.font = `600 12px ${look.font}`;
      [pen.textAlign, pen.textBaseline] = ['right', 'middle'];
      chart.getDatasetMeta(0).data.forEach((bar, at) => {
        const days = data.series.map(series => series.values[at]);
        if (days[0] == null) return;
        const whole = bar.base >= left;
        const words = days.map(whole ? shortDay : format.value).join(' – ');
        if (pen.measureText(words).width > bar.x - Math.max(bar.base, left) - 16) return;
        pen.fillStyle = whole ? look.surface : look.ink;
        pen.fillText(whole ? words : `‹ ${words}`, bar.x - 8, bar.y);
      });
    });
  },
};

export const marks = [noteMarks, levelMark, youngGround, barValues, windowGuides];
