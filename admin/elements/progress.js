import { fill, h, uniqueID } from "../core/dom.js";

/**
 * How far long work is, with a button that ends it.
 *
 *     const progress = new Progress("Looking through stored comments", () => controller.abort());
 *     progress.at(120, 4000);
 */
export class Progress extends HTMLElement {
  #label;
  #cancel;
  #bar = h("progress", {});
  #said = h("span", { class: "soft number", role: "status" });

  /** @param {string} label @param {(() => void)|null} cancel */
  constructor(label, cancel = null) {
    super();
    this.#label = label;
    this.#cancel = cancel;
  }

  connectedCallback() {
    const id = uniqueID("progress");
    this.#bar.setAttribute("aria-labelledby", id);
    fill(this, h("div", { class: "stack" },
      h("div", { class: "spread" }, h("span", { id }, this.#label), this.#said), this.#bar,
      this.#cancel && h("button", { type: "button", onclick: this.#cancel }, "Cancel")));
  }

  /** @param {number} done @param {number|null} all null while it is not known */
  at(done, all) {
    if (all) { this.#bar.max = all; this.#bar.value = done; } else this.#bar.removeAttribute("value");
    const text = all ? `${done.toLocaleString()} of ${all.toLocaleString()}` : done.toLocaleString();
    if (this.#said.textContent !== text) this.#said.textContent = text;
  }
}

customElements.define("gh-progress", Progress);
