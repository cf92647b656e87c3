import { fill, h, svg } from "../core/dom.js";
import { compact, number } from "../core/format.js";
import { stride, ticks } from "./scale.js";

const height = 216;
const edge = { top: 8, right: 4, bottom: 22, left: 44 };

/**
 * Bars over time, each of several parts that add up. Arrow keys walk along the bars; what a bar holds is said beneath,
 * and the whole is there as a table.
 *
 * @typedef {{at: string, parts: Object<string, number>}} Bar
 */
export class StackedBars extends HTMLElement {
  #bars = [];
  #parts = [];
  #label = "";
  #nameOf = (at) => at;
  #shortNameOf = (at) => at;
  #chosen = null;
  #plot = h("div", { class: "plot", tabindex: "0", role: "group" });
  #said = h("p", { class: "said soft number", role: "status" });
  #table = h("details", { class: "as-table" });
  #watch = new ResizeObserver(() => this.#draw());

  connectedCallback() {
    this.classList.add("stacked-bars");
    this.append(this.#plot, this.#said, this.#table);
    this.#plot.addEventListener("keydown", (event) => this.#walk(event));
    this.#plot.addEventListener("pointermove", (event) => this.#point(event));
    this.#plot.addEventListener("pointerleave", () => this.#choose(null));
    this.#plot.addEventListener("blur", () => this.#choose(null));
    this.#table.addEventListener("toggle", () => this.#drawTable());
    this.#watch.observe(this.#plot);
  }

  disconnectedCallback() { this.#watch.disconnect(); }

  /**
   * @param {{label: string, parts: [string, string][], bars: Bar[], nameOf: (at: string) => string,
   *   shortNameOf: (at: string) => string}} what `parts` are keys with their names, from the bottom up; the key is the
   *   part's class too, which has its colour
   */
  show({ label, parts, bars, nameOf, shortNameOf }) {
    this.#label = label;
    this.#parts = parts;
    this.#bars = bars;
    this.#nameOf = nameOf;
    this.#shortNameOf = shortNameOf;
    this.#draw();
    this.#drawTable();
  }

  #draw() {
    const width = this.#plot.clientWidth;
    if (width === 0 || this.#bars.length === 0) return;
    this.#plot.setAttribute("aria-label", `${this.#label}. Arrow keys read out the bars one by one.`);
    const totals = this.#bars.map((bar) => this.#total(bar));
    const marks = ticks(Math.max(...totals));
    const inner = { width: width - edge.left - edge.right, height: height - edge.top - edge.bottom };
    const y = (value) => edge.top + inner.height * (1 - value / marks.at(-1));
    const slot = inner.width / this.#bars.length;
    const every = stride(this.#bars.length, inner.width, 56);
    fill(this.#plot, svg("svg", { viewBox: `0 0 ${width} ${height}`, width, height, "aria-hidden": "true" },
      marks.map((mark) => [
        svg("line", { class: "grid-line", x1: edge.left, x2: width - edge.right, y1: y(mark), y2: y(mark) }),
        svg("text", { x: edge.left - 8, y: y(mark), dy: "0.32em", "text-anchor": "end" }, compact(mark)),
      ]),
      this.#bars.map((bar, index) => this.#bar(bar, edge.left + index * slot, slot, y)),
      this.#bars.map((bar, index) => index % every === 0 && svg("text", {
        x: edge.left + (index + 0.5) * slot, y: height - 6, "text-anchor": "middle",
      }, this.#shortNameOf(bar.at)))));
    this.#mark();
  }

  #bar(bar, x, slot, y) {
    let below = 0;
    const gap = Math.min(4, slot * 0.2);
    return svg("g", { class: "bar" },
      svg("rect", { class: "slot", x, y: edge.top, width: slot, height: height - edge.top - edge.bottom }),
      this.#parts.map(([key]) => {
        const value = bar.parts[key] ?? 0;
        if (value === 0) return null;
        const top = y(below + value);
        const rect = svg("rect", { class: key, x: x + gap / 2, width: slot - gap, y: top, height: y(below) - top });
        below += value;
        return rect;
      }));
  }

  #drawTable() {
    const open = this.#table.open;
    fill(this.#table, h("summary", { class: "small" }, "As a table"));
    if (!open) return;
    const box = { class: "scroll", tabindex: "0", role: "region", "aria-label": `${this.#label}, table` };
    this.#table.append(h("div", box, h("table", {},
      h("caption", { class: "unseen" }, this.#label),
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "From"),
        this.#parts.map(([, name]) => h("th", { scope: "col", class: "number" }, name)))),
      h("tbody", {}, this.#bars.map((bar) => h("tr", {}, h("th", { scope: "row" }, this.#nameOf(bar.at)),
        this.#parts.map(([key]) => h("td", { class: "number" }, number(bar.parts[key] ?? 0)))))))));
  }

  #total(bar) { return this.#parts.reduce((sum, [key]) => sum + (bar.parts[key] ?? 0), 0); }

  #walk(event) {
    const last = this.#bars.length - 1;
    const at = this.#chosen ?? (event.key === "ArrowLeft" ? last + 1 : -1);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: last }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    this.#choose(Math.min(last, Math.max(0, next)));
  }

  #point(event) {
    const box = this.#plot.getBoundingClientRect();
    const share = (event.clientX - box.left - edge.left) / (box.width - edge.left - edge.right);
    const index = Math.floor(share * this.#bars.length);
    this.#choose(index >= 0 && index < this.#bars.length ? index : null);
  }

  #choose(index) {
    if (index === this.#chosen) return;
    this.#chosen = index;
    this.#mark();
  }

  #mark() {
    this.#plot.querySelectorAll(".bar").forEach((bar, index) => bar.classList.toggle("chosen", index === this.#chosen));
    this.#said.textContent = this.#chosen === null ? "" : this.#inWords(this.#bars[this.#chosen]);
  }

  #inWords(bar) {
    const parts = this.#parts.filter(([key]) => bar.parts[key])
      .map(([key, name]) => `${name.toLowerCase()} ${number(bar.parts[key])}`);
    return `${this.#nameOf(bar.at)}: ${number(this.#total(bar))}${parts.length > 0 ? ` (${parts.join(", ")})` : ""}`;
  }
}

customElements.define("gh-stacked-bars", StackedBars);

/** What the colours stand for. @param {[string, string][]} parts */
export const legend = (parts) => h("ul", { class: "legend", "aria-hidden": "true" },
  parts.map(([key, name]) => h("li", {}, h("span", { class: `swatch ${key}` }), name)));
