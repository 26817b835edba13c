// ECharts, fetched once and only where a view draws with it.
import { colour, onThemeChange } from './theme.js';

let fetched = null;

function library() {
  fetched ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = '/lib/echarts.min.js';
    script.addEventListener('load', () => resolve(window.echarts));
    script.addEventListener('error', () => reject(new Error('The charts could not be fetched.')));
    document.head.append(script);
  });
  return fetched;
}

/**
 * A chart in an element that is redrawn when the theme or the size changes.
 * @param option makes ECharts' option from the data and the colours in force
 */
export function chart(element, option) {
  let instance = null;
  let data = null;
  const draw = () => instance && data !== null && instance.setOption(dressed(option(data)));
  const resizes = new ResizeObserver(() => instance?.resize());
  const end = onThemeChange(draw);
  library()
    .then((echarts) => {
      if (resizes.ended) return;
      instance = echarts.init(element, null, { renderer: 'canvas' });
      resizes.observe(element);
      draw();
    })
    .catch((e) => element.replaceChildren(e.message));
  return {
    show(newer) {
      data = newer;
      draw();
    },
    close() {
      resizes.ended = true;
      resizes.disconnect();
      end();
      instance?.dispose();
    },
  };
}

/** The look that all have: our colours, no animation, no tooltip that writes styles into the document. */
function dressed(option) {
  const axis = {
    axisLine: { lineStyle: { color: colour('rule-strong') } },
    axisLabel: { color: colour('muted'), fontSize: 11 },
    splitLine: { lineStyle: { color: colour('rule') } },
    nameTextStyle: { color: colour('muted'), fontSize: 11 },
  };
  return {
    animation: false,
    textStyle: { fontFamily: 'system-ui, sans-serif', color: colour('ink') },
    tooltip: {
      renderMode: 'richText',
      trigger: 'axis',
      backgroundColor: colour('card'),
      borderColor: colour('rule-strong'),
      textStyle: { color: colour('ink'), fontSize: 12 },
      ...option.tooltip,
    },
    ...option,
    xAxis: { ...axis, ...option.xAxis },
    yAxis: { ...axis, ...option.yAxis },
  };
}
