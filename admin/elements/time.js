import { ago, dateTime } from "../core/format.js";

/** A moment as its distance from now, kept right while it is looked at; the exact time is its title. */
class RelativeTime extends HTMLElement {
  static observedAttributes = ["datetime"];
  static #shown = new Set();
  static #clock = null;

  connectedCallback() {
    RelativeTime.#shown.add(this);
    RelativeTime.#clock ??= setInterval(() => RelativeTime.#shown.forEach((element) => element.draw()), 20_000);
    this.draw();
  }

  disconnectedCallback() { RelativeTime.#shown.delete(this); }

  attributeChangedCallback() { this.draw(); }

  draw() {
    const value = this.getAttribute("datetime");
    if (!value) return;
    const text = ago(value);
    if (this.textContent !== text) this.textContent = text;
    this.title = dateTime(value);
  }
}

customElements.define("gh-time", RelativeTime);

/** @param {string|null} value RFC 3339 */
export function relativeTime(value) {
  if (!value) return "—";
  const element = document.createElement("gh-time");
  element.setAttribute("datetime", value);
  return element;
}
