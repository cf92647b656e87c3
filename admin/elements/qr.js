import { svg } from "../core/dom.js";
import { matrixOf } from "./qr-matrix.js";

/** Light modules around the code, without which it is not found. */
const margin = 4;

/**
 * A QR code, dark on light whatever the colours around it are: many readers take nothing else.
 * @param {string} text of at most 213 bytes of UTF-8 @param {string} label
 */
export function qrCode(text, label) {
  const rows = matrixOf(text);
  const size = rows.length + 2 * margin;
  const module = (isDark, x, y) => (isDark ? `M${x + margin} ${y + margin}h1v1h-1z` : "");
  const path = rows.flatMap((row, y) => row.map((isDark, x) => module(isDark, x, y))).join("");
  const attributes = { class: "qr", viewBox: `0 0 ${size} ${size}`, role: "img", "aria-label": label };
  return svg("svg", { ...attributes, "shape-rendering": "crispEdges" },
    svg("path", { d: `M0 0h${size}v${size}h-${size}z`, fill: "#fff" }),
    svg("path", { d: path, fill: "#000" }));
}
