import { fill, h, uniqueID } from "../../core/dom.js";
import { placeOf, placesOf } from "./json-places.js";

/** The draft as text, with its lines numbered, and what is wrong with it beneath, by line. */
export class DocumentPane extends HTMLElement {
  #draft;
  #text;
  #numbers = h("pre", { class: "numbers", "aria-hidden": "true" });
  #marks = h("div", { class: "marks", "aria-hidden": "true" });
  #faults = h("div", { class: "faults", role: "status" });
  #lines = 0;

  /** @param {import("./draft.js").Draft} draft @param {{mayEdit: boolean}} how */
  constructor(draft, { mayEdit }) {
    super();
    this.#draft = draft;
    const id = uniqueID("document");
    this.#text = h("textarea", {
      id,
      class: "document",
      spellcheck: "false",
      autocapitalize: "off",
      autocomplete: "off",
      wrap: "off",
      readonly: !mayEdit,
      "aria-label": "The rules as a JSON document",
      oninput: () => draft.edit(this.#text.value),
      onscroll: () => this.#follow(),
    });
  }

  connectedCallback() {
    fill(this, h("div", { class: "paper" }, h("div", { class: "gutter" }, this.#numbers, this.#marks), this.#text),
      this.#faults);
    this.changed({ origin: "whole" });
    this.checked();
  }

  /** The draft is another. @param {{origin: string}} detail */
  changed({ origin }) {
    if (origin !== "text" && this.#text.value !== this.#draft.text) {
      const { scrollTop } = this.#text;
      this.#text.value = this.#draft.text;
      this.#text.scrollTop = scrollTop;
    }
    const lines = this.#draft.text.split("\n").length;
    if (lines !== this.#lines) {
      this.#lines = lines;
      this.#numbers.textContent = Array.from({ length: lines }, (_, index) => index + 1).join("\n");
    }
  }

  /** Faults and warnings are known anew. */
  checked() {
    const { syntaxFault, faults, warnings, text } = this.#draft;
    const noted = syntaxFault ? [{
      line: syntaxFault.line,
      offset: syntaxFault.offset,
      message: `The document ${syntaxFault.message}.`,
      isFault: true
    }]
      : this.#placed(text, faults, warnings);
    fill(this.#marks, noted.map(({ line,
      isFault }) => h("span", { class: isFault ? "fault" : "warning", style: { "--line": line - 1 } })));
    fill(this.#faults,
      noted.length > 0
        && h("ul", {},
          noted.map(
            (note) => h("li", {},
              h("button", {
                type: "button",
                class: note.isFault ? "plain fault" : "plain warning",
                onclick: () => this.show(note)
              },
                h("span", { class: "number" }, `Line ${note.line}`),
                h("span", {}, note.path && h("code", {}, note.path), " ", !note.isFault && "Note: ", note.message))))));
    this.#text.toggleAttribute("aria-invalid", false);
    if (noted.some(({ isFault }) => isFault)) this.#text.setAttribute("aria-invalid", "true");
    this.#follow();
  }

  #placed(text, faults, warnings) {
    if (faults.length + warnings.length === 0) return [];
    const places = placesOf(text);
    const noted = (list, isFault) =>
      list.map(({ path, message }) => ({...placeOf(places, path), path, message, isFault }));
    return [...noted(faults, true), ...noted(warnings, false)];
  }

  /** Puts the caret at a place of the text. @param {{line: number, offset: number}} place */
  show({ line, offset }) {
    this.#text.focus();
    this.#text.setSelectionRange(offset, endOfLine(this.#text.value, offset));
    this.#text.scrollTop = Math.max(0, (line - 4) * this.#lineHeight);
  }

  /** Shows what a pointer stands for. */
  reveal(pointer) {
    if (this.#draft.syntaxFault || this.#draft.document === null) return;
    const { line } = placeOf(placesOf(this.#draft.text), pointer);
    this.#text.scrollTop = Math.max(0, (line - 2) * this.#lineHeight);
  }

  get #lineHeight() { return Number.parseFloat(getComputedStyle(this.#text).lineHeight) || 18; }

  #follow() {
    const shift = `translateY(${-this.#text.scrollTop}px)`;
    this.#numbers.style.transform = shift;
    this.#marks.style.transform = shift;
  }
}

customElements.define("gh-document-pane", DocumentPane);

const endOfLine = (text, offset) => (text.indexOf("\n", offset) < 0 ? text.length : text.indexOf("\n", offset));
