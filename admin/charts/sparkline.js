import { svg } from "../core/dom.js";

/**
 * The course of a row of numbers, as small as a word.
 * @param {number[]} values @param {string} label what it shows, for screen readers
 */
export function sparkline(values, label, { width = 96, height = 22 } = {}) {
  const largest = Math.max(1, ...values);
  const step = values.length > 1 ? (width - 2) / (values.length - 1) : 0;
  const points = values.map((value, index) =>
    `${(1 + index * step).toFixed(1)},${(height - 2 - ((height - 4) * value) / largest).toFixed(1)}`);
  return svg("svg", { class: "sparkline", viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": label },
    svg("polyline", { points: points.join(" "), fill: "none", "stroke-width": 1.5, "stroke-linejoin": "round" }));
}
