import { api } from "../../core/api.js";
import { at, withValue } from "./pointer.js";
import { placesOf, SyntaxFault } from "./json-places.js";

/** So long is waited for more typing before a draft is checked, in milliseconds. */
const patience = 350;
/** So many changes can be taken back. */
const mostUndone = 200;

/**
 * A document that is being worked on, as a value and as text, in step as long as the text is JSON.
 *
 * Events: `change` when the document or the text is another, with `detail.origin` (`form`, `text` or `whole`) and
 * `detail.isShape` where more than a single value changed; `checked` when faults and warnings are known anew.
 */
export class Draft extends EventTarget {
  /** The document; where the text is no JSON, what it was last. */
  document = null;
  text = "";
  /** Why the text is no JSON. @type {SyntaxFault|null} */
  syntaxFault = null;
  /** @type {{path: string, message: string}[]} */
  faults = [];
  /** @type {{path: string, message: string}[]} */
  warnings = [];
  /** Why it could not be checked. @type {Error|null} */
  trouble = null;
  isChecking = false;
  /** What is in force, with its ETag. */
  base = { document: null, etag: '"0"', text: "" };

  #layer;
  #leaving;
  #timer = null;
  #check = null;
  /** @type {{document: any, key: string|null}[]} */
  #past = [];

  /** @param {import("./layer.js").Layer} layer @param {AbortSignal} leaving */
  constructor(layer, leaving) {
    super();
    this.#layer = layer;
    this.#leaving = leaving;
    leaving.addEventListener("abort", () => { clearTimeout(this.#timer); this.#check?.abort(); });
  }

  get isChanged() { return this.text !== this.base.text; }
  get canUndo() { return this.#past.length > 0; }
  /** Whether it can be tried and saved. */
  get isSound() { return !this.syntaxFault && this.faults.length === 0; }
  /** The rules, whatever the document is. @returns {any[]} */
  get rules() { return Array.isArray(this.document?.rules) ? this.document.rules : []; }

  /** Begins with what is in force. @param {any} document @param {string} etag */
  begin(document, etag) {
    this.base = { document, etag, text: document === null ? "" : written(document) };
    this.#past = [];
    this.#take(document, this.base.text, "whole", true);
  }

  /** What was saved elsewhere becomes what the draft is compared with; the draft stays. */
  rebase(document, etag) {
    this.base = { document, etag, text: written(document) };
    this.#tell("whole", false);
  }

  /**
   * A change by the form. @param {string} pointer @param {any} value undefined takes out
   * @param {{isShape?: boolean}} [how] `isShape` where the form has to be drawn anew
   */
  set(pointer, value, { isShape = false } = {}) {
    this.replace(withValue(this.document, pointer, value), { isShape, key: isShape ? null : pointer });
  }

  /** A change of several things at once. `key` is the same for changes that are taken back together. */
  replace(document, { isShape = true, key = null } = {}) {
    if (key === null || this.#past.at(-1)?.key !== key) this.#past.push({ document: this.document, key });
    if (this.#past.length > mostUndone) this.#past.shift();
    this.#take(document, written(document), isShape ? "whole" : "form", isShape);
  }

  undo() {
    const last = this.#past.pop();
    if (last) this.#take(last.document, written(last.document), "whole", true);
  }

  /** A change by the text. */
  edit(text) {
    let document = this.document;
    let fault = null;
    try {
      // The places also find what the browser's parser lets pass: members given twice.
      placesOf(text);
      document = JSON.parse(text);
    } catch (error) {
      fault = error instanceof SyntaxFault ? error : new SyntaxFault(error.message, 0, 1);
    }
    if (!fault && this.#past.at(-1)?.key !== "text") this.#past.push({ document: this.document, key: "text" });
    this.#take(document, text, "text", !fault, fault);
  }

  /** What a pointer stands at. */
  at(pointer) { return at(this.document, pointer); }

  #take(document, text, origin, isShape, fault = null) {
    this.document = document;
    this.text = text;
    this.syntaxFault = fault;
    this.#tell(origin, isShape);
    this.#checkSoon();
  }

  #tell(origin, isShape) { this.dispatchEvent(new CustomEvent("change", { detail: { origin, isShape } })); }

  #checkSoon() {
    clearTimeout(this.#timer);
    this.#check?.abort();
    if (this.syntaxFault || this.document === null) {
      Object.assign(this, { faults: [], warnings: [], trouble: null, isChecking: false });
      this.dispatchEvent(new Event("checked"));
      return;
    }
    this.isChecking = true;
    this.#timer = setTimeout(() => this.check(), patience);
  }

  /** Has the gateway check it now. */
  async check() {
    clearTimeout(this.#timer);
    this.#check?.abort();
    const turn = this.#check = new AbortController();
    const found = { faults: [], warnings: [], trouble: null, isChecking: false };
    try {
      const answer = await api.post(`${this.#layer.path}/rule-set/check`, this.document, { signal: turn.signal });
      found.warnings = answer.warnings;
    } catch (error) {
      if (turn.signal.aborted || this.#leaving.aborted) return;
      if (error.errors?.length > 0) found.faults = error.errors;
      else found.trouble = error;
    }
    if (turn.signal.aborted) return;
    Object.assign(this, found);
    this.dispatchEvent(new Event("checked"));
  }
}

/** A document as text. */
export const written = (document) => JSON.stringify(document, null, 2);
