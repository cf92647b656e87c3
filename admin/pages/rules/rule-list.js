import { fill, h } from "../../core/dom.js";
import { badge } from "../../elements/badge.js";
import { menuButton } from "../../elements/menu.js";
import { toast } from "../../elements/toast.js";
import { describe } from "./kinds.js";
import { ruleForm } from "./rule-form.js";
import { countWithin, showFaults } from "./faults.js";
import { verdictTag } from "./verdict-tag.js";

/** From so many rules on there is a field to find one. */
const manyRules = 12;

/** The rules of a draft as a list, of which one is open as a form. */
export class RuleList extends HTMLElement {
  #context;
  #onOpen;
  #open = null;
  #wanted = "";
  #focus = null;
  #items = h("ol", { class: "rules" });
  #homeless = h("div", { role: "status" });

  /**
   * @param {import("./condition-inputs.js").Context & {layer: import("./layer.js").Layer}} context
   * @param {(id: string|null, index: number|null) => void} onOpen told which rule is open
   */
  constructor(context, onOpen) {
    super();
    this.#context = { ...context, opened: new Set(), focusNext: (pointer) => { this.#focus = pointer; } };
    this.#onOpen = onOpen;
  }

  connectedCallback() {
    fill(this, this.#homeless, this.#items);
    this.draw();
  }

  get #draft() { return this.#context.draft; }

  /** Opens the rule of an id, if there is one. */
  openRule(id) {
    const index = this.#draft.rules.findIndex((rule) => rule?.id === id);
    this.#open = index < 0 ? null : index;
    this.draw();
  }

  /** Draws all of it, keeping the focus where it was. */
  draw() {
    const { draft } = { draft: this.#draft };
    if (this.#open !== null && this.#open >= draft.rules.length) this.#open = null;
    const held = this.#focus ?? (this.contains(document.activeElement) ? focusKey(document.activeElement) : null);
    this.#focus = null;
    const filter = draft.rules.length > manyRules && (this.querySelector(".find") ?? h("input", {
      type: "search", class: "find", placeholder: "Find a rule", "aria-label": "Find a rule",
      oninput: (event) => { this.#wanted = event.target.value.trim().toLocaleLowerCase(); this.#filter(); },
    }));
    if (filter && !filter.isConnected) this.#items.before(filter);
    if (!filter) { this.querySelector(".find")?.remove(); this.#wanted = ""; }
    fill(this.#items, draft.rules.map((rule, index) => this.#row(rule, index)));
    this.#filter();
    this.checked();
    if (held) this.#restore(held);
  }

  #filter() {
    [...this.#items.children].forEach((item, index) => {
      item.hidden = this.#wanted !== "" && index !== this.#open && !item.dataset.text.includes(this.#wanted);
    });
  }

  /** The value of a single field changed: only what is said about the open rule is drawn anew. */
  touch() {
    const item = this.#items.children[this.#open];
    if (item) item.querySelector(".summary").replaceWith(this.#summary(this.#draft.rules[this.#open], this.#open));
    this.checked();
  }

  /** Faults and warnings are known anew. */
  checked() {
    const { faults, warnings } = this.#draft;
    const homeless = showFaults(this.#items, { faults, warnings }).filter(({ path }) => !/^\/rules\/\d+/.test(path));
    fill(this.#homeless,
      homeless.length > 0 && h("div", { class: "notice danger" }, h("ul", {}, homeless.map(({ path,
        message }) => h("li", {}, h("code", {}, path || "the document"), ` ${message}`)))));
    [...this.#items.children].forEach((item, index) => {
      const count = countWithin(faults, `/rules/${index}`);
      fill(item.querySelector(".count"), count > 0 && badge(count === 1 ? "1 fault" : `${count} faults`, "danger"));
    });
  }

  #row(rule, index) {
    const isOpen = index === this.#open;
    return h("li", {
      class: isOpen ? "rule open" : "rule",
      dataset: { text: `${rule?.id} ${rule?.name} ${describe(rule?.when)}`.toLocaleLowerCase() }
    },
      this.#summary(rule, index), isOpen && this.#body(index));
  }

  #summary(rule, index) {
    const isOpen = index === this.#open;
    const mode = rule?.mode ?? "live";
    return h("h2", { class: "summary" },
      h("button", {
        type: "button",
        class: "plain",
        "aria-expanded": String(isOpen),
        dataset: { focus: `row ${index}` },
        onclick: () => this.#toggle(index)
      },
        h("span", { class: "what" }, h("span", { class: "title" }, rule?.name || rule?.id || "A rule without an id"),
          !isOpen && h("span", { class: "soft small says" }, describe(rule?.when))),
        h("span", { class: "count" }), mode !== "live" && badge(mode),
        rule?.verdict ? verdictTag(rule.verdict) : badge("Side effects")));
  }

  #body(index) {
    const { mayEdit } = this.#context;
    const last = this.#draft.rules.length - 1;
    return h("div", { class: "body" }, ruleForm(index, this.#context),
      mayEdit
        && h("div", { class: "row foot" },
          h("button", { type: "button", onclick: () => this.#duplicate(index) }, "Duplicate"),
          menuButton({ label: "Move", symbol: "down" },
            (close) => [["To the top", 0],
              ["Up", index - 1],
              ["Down", index + 1],
              ["To the bottom", last],
    ].filter(([, to]) => to >= 0 && to <= last && to !== index)
      .map(([name, to]) => h("button", {
        type: "button",
        onclick: () => {
          close();
          this.#move(index, to);
        }
      },
             name))),
          h("button", { type: "button", class: "danger", onclick: () => this.#remove(index) }, "Remove the rule")));
  }

  #toggle(index) {
    this.#open = this.#open === index ? null : index;
    this.#context.opened.clear();
    this.draw();
    const rule = this.#draft.rules[this.#open];
    this.#onOpen(rule?.id ?? null, this.#open);
  }

  /** Adds a rule, opens it, and goes to its name. */
  add(rule = { id: this.#freshID("new-rule"), mode: "live", verdict: "review", when: { words: [] } }) {
    this.#change([...this.#draft.rules, rule], this.#draft.rules.length, `/rules/${this.#draft.rules.length}/name`);
  }

  #duplicate(index) {
    const rule = this.#draft.rules[index];
    const copy = {
      ...structuredClone(rule),
      id: this.#freshID(rule.id),
      ...(rule.name && { name: `${rule.name}, copy` })
    };
    this.#change(this.#draft.rules.toSpliced(index + 1, 0, copy), index + 1, `/rules/${index + 1}/name`);
  }

  #move(index, to) {
    this.#change(this.#draft.rules.toSpliced(index, 1).toSpliced(to, 0, this.#draft.rules[index]), to, `row ${to}`);
  }

  #remove(index) {
    const { id } = this.#draft.rules[index] ?? {};
    const rest = this.#draft.rules.toSpliced(index, 1);
    this.#change(rest, null, `row ${Math.min(index, rest.length - 1)}`);
    const after = this.#draft.document;
    toast(`Removed ${id ?? "the rule"}. Nothing is saved yet.`, {
      undo: () => {
        if (this.#draft.document === after) this.#draft.undo();
      }
    });
  }

  #change(rules, open, focus) {
    this.#open = open;
    this.#focus = focus;
    this.#draft.replace({ ...this.#draft.document, rules });
    this.#onOpen(rules[open]?.id ?? null, open);
  }

  #freshID(base) {
    const taken = new Set(this.#draft.rules.map((rule) => rule?.id));
    const stem = String(base).slice(0, 58).replace(/-\d+$/, "");
    if (!taken.has(stem)) return stem;
    for (let number = 2; ; number += 1) if (!taken.has(`${stem}-${number}`)) return `${stem}-${number}`;
  }

  #restore(key) {
    const found = [...this.querySelectorAll("[data-focus], [name]")].find((element) => focusKey(element) === key)
      ?? this.querySelector(`[data-at="${CSS.escape(key)}"] select, [data-at="${CSS.escape(key)}"] input`);
    found?.focus({ preventScroll: true });
    found?.scrollIntoView({ block: "nearest" });
  }
}

customElements.define("gh-rule-list", RuleList);

const focusKey = (element) => element.dataset.focus ?? (element.getAttribute("name") || null);
