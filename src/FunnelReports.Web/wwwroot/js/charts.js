// Draws every <figure data-chart> from the JSON inside it, with Chart.js (a global from lib/).
// The table in the same figure has the same numbers; a drawn figure carries data-drawn="true".
import { configuration } from './charts/configuration.js';
import { palette } from './charts/look.js';
import { addButtons } from './charts/save.js';

const drawn = [];

function draw(item) {
  const config = configuration(item.data, palette());
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
    addButtons(figure, item.data);
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
