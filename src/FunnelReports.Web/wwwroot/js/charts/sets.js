// What is drawn of each series: its line with its bands, its bars, its windows of days.
import { faded, hatching } from './look.js';

// Dots are kept for what is not final, and for what is expected.
const dashes = [[], [7, 4], [9, 3, 3, 3], [14, 4], [4, 3], [14, 3, 4, 3, 4, 3]];
const points = ['circle', 'rect', 'triangle', 'rectRot', 'star', 'cross'];
export const dots = [2, 4];

export function lineSets(data, look) {
  const many = data.labels.length > 60;
  const placed = values => data.days ? values.map((y, i) => ({ x: data.days[i], y })) : values;
  return data.series.flatMap((series, i) => {
    const rgb = look.series[i % look.series.length];
    const open = series.dashedFrom ?? Infinity;
    const line = {
      label: series.name, data: placed(series.values), source: series, borderColor: rgb, backgroundColor: rgb, borderWidth: 2, borderDash: series.dotted ? dots : dashes[i % dashes.length],
      pointStyle: points[i % points.length], pointRadius: many ? 0 : 3, pointHoverRadius: 5, pointHitRadius: 8, tension: 0, spanGaps: false, clip: 6,
      segment: { borderDash: at => at.p1DataIndex >= open ? dots : undefined },
    };
    const edge = { label: '', borderWidth: 0, pointRadius: 0, pointHoverRadius: 0, pointHitRadius: 0, band: true, backgroundColor: faded(rgb, 0.16) };
    const band = limits => limits?.low ? [{ ...edge, data: placed(limits.low), fill: false }, { ...edge, data: placed(limits.high), fill: '-1' }] : [];
    return [line, ...band(series.inner), ...band(series)];
  });
}

export function barSets(data, look) {
  return data.series.map((series, i) => {
    const rgb = look.series[i % look.series.length];
    const open = series.dashedFrom ?? Infinity;
    // Bars of different series differ by hatching, not by colour alone.
    const fill = i === 0 ? rgb : hatching(rgb, i - 1, 0.35);
    return {
      label: series.name, data: series.values, source: series, borderColor: rgb, borderWidth: at => i === 0 && at.dataIndex < open ? 0 : 1.5, borderSkipped: false, borderRadius: 2, maxBarThickness: 44,
      sample: fill, backgroundColor: at => at.dataIndex >= open ? faded(rgb, 0.22) : fill,
    };
  });
}

// A bar from the first day to the end of the last, paler where as much is spread over more days than in the first line.
export function windowSets(data, look) {
  const [first, last] = data.series.map(series => series.values);
  const days = at => last[at] + 1 - first[at];
  const shade = at => at === 0 ? look.soft : faded(look.series[(at - 1) % look.series.length], Math.max(0.3, Math.min(1, days(0) / days(at))));
  return [{
    label: '', data: first.map((day, at) => day == null ? null : [day, last[at] + 1]), source: data.series[0], borderRadius: 3, borderSkipped: false, maxBarThickness: 22,
    backgroundColor: at => shade(at.dataIndex),
  }];
}
