import { fill, h } from "../../core/dom.js";
import { badge } from "../../elements/badge.js";
import { field } from "../../elements/form.js";
import { describe } from "./kinds.js";
import { placed } from "./condition-inputs.js";
import { verdictTag } from "./verdict-tag.js";

const ranks = { gateway: 0, tenant: 1, account: 2 };

/** What a layer says besides its rules: what happens where none holds, and which rules above it are switched off. */
export class LayersAbove extends HTMLElement {
  #context;
  #above;

  /**
   * @param {import("./condition-inputs.js").Context & {layer: import("./layer.js").Layer}} context
   * @param {any[]} effective the rules of all layers together, as `/rules` has them
   */
  constructor(context, effective) {
    super();
    this.#context = context;
    this.#above = effective.filter((entry) => ranks[entry.layer] < ranks[context.layer.kind]);
  }

  connectedCallback() { this.draw(); }

  draw() {
    const { draft, layer, mayEdit } = this.#context;
    const disabled = Array.isArray(draft.document?.disable) ? draft.document.disable : [];
    const own = new Set(draft.rules.map((rule) => rule?.id));
    const isOpen = this.querySelector("details")?.open ?? disabled.length > 0;
    const unknown = disabled.filter((id) => !this.#above.some((entry) => entry.id === id));
    const put = (id, isOff) => {
      const rest = (draft.document?.disable ?? []).filter((other) => other !== id);
      const next = isOff ? [...rest, id] : rest;
      draft.set("/disable", next.length > 0 ? next : undefined);
    };
    const box = (id, isLocked) => h("input", {
      type: "checkbox",
      checked: !disabled.includes(id),
      disabled: !mayEdit || isLocked,
      "aria-label": `The rule ${id} is in force`,
      onchange: (event) => put(id, !event.target.checked)
    });
    fill(this, placed("/default", field({
      name: "/default",
      label: "Where no rule holds",
      value: draft.document?.default ?? "",
      options: [
        ["", layer.kind === "gateway" ? "allow" : "as the layer above has it"], ["allow", "allow"],
        ["review", "review: a person looks"]
      ],
      attributes: { disabled: !mayEdit, onchange: (event) => draft.set("/default", event.target.value || undefined) },
    })),
      layer.kind !== "gateway" && (this.#above.length > 0 || unknown.length > 0)
        && h("details", { open: isOpen, dataset: { at: "/disable" } },
          h("summary", {}, `Rules of the layers above (${this.#above.length})`), h("p", { class: "error" }),
          h("ul", { class: "above" },
            this.#above.map(
              (entry) => h("li", {}, box(entry.id, entry.rule.locked === true),
                h("div", {},
                  h("div", { class: "row" }, h("strong", {}, entry.rule.name ?? entry.id), h("code", {}, entry.id),
                    badge(`the ${entry.layer}’s`), entry.rule.verdict && verdictTag(entry.rule.verdict),
                    entry.rule.locked === true && badge("locked"),
                    own.has(entry.id) && badge("replaced by yours", "warning")),
                  h("p", { class: "soft small" }, describe(entry.rule.when))))),
            unknown.map((id) => h("li", {}, box(id, false),
              h("div", {}, h("code", {}, id),
                h("p", { class: "soft small" }, "There is no such rule above now.")))))));
  }
}

customElements.define("gh-layers-above", LayersAbove);
