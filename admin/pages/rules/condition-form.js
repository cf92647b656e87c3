import { h } from "../../core/dom.js";
import { icon } from "../../elements/icon.js";
import { combinations, describe, kindOf, kinds } from "./kinds.js";
import { inputs } from "./condition-inputs.js";
import { above, keysOf, under } from "./pointer.js";

/** A fresh condition to begin with. */
const freshCondition = () => ({ words: [] });

/**
 * The form of a condition, and of those within it.
 * @param {string} pointer
 * @param {import("./condition-inputs.js").Context} context
 * @param {{canGo?: boolean, label?: string}} [how] `canGo` where it can be removed
 */
export function conditionForm(pointer, context, { canGo = false, label = "Condition" } = {}) {
  const { draft, mayEdit } = context;
  const condition = draft.at(pointer);
  const kind = kindOf(condition);
  const known = kind !== null && (kind in kinds || kind in combinations);
  const select = h("select", {
    "aria-label": label, disabled: !mayEdit, value: known ? kind : "", dataset: { focus: pointer },
    onchange: (event) => { draft.set(pointer, turned(draft.at(pointer), event.target.value), { isShape: true }); },
  }, !known && h("option", { value: "" }, kind ?? "Choose a condition"), options());
  return h("div", { class: "condition", role: "group", "aria-label": describe(condition), dataset: { at: pointer } },
    h("div", { class: "row" }, select,
      canGo && mayEdit
        && h("button", {
             type: "button",
             class: "plain",
             "aria-label": `Remove the condition: ${describe(condition)}`,
             title: "Remove the condition",
             onclick: () => remove(pointer, context)
           },
          icon("close"))),
    h("p", { class: "error" }),
    known ? body(kind, condition[kind], under(pointer, kind), context) : unknown(condition));
}

function body(kind, value, pointer, context) {
  if (kind === "not") {
    return h("div", { class: "inner" }, conditionForm(pointer, context, { label: "Condition that must not hold" }));
  }
  if (kind in combinations) {
    if (!Array.isArray(value)) return unknown(value);
    return h("div", { class: "inner", dataset: { at: pointer } },
      value.map((_, index) => conditionForm(under(pointer, index), context,
        { canGo: value.length > 1, label: `Condition ${index + 1} of ${value.length}` })),
      h("p", { class: "error" }),
      context.mayEdit
        && h("button", {
             type: "button",
             class: "plain add",
             onclick: () => {
               context.focusNext(under(pointer, value.length));
               context.draft.set(pointer, [...context.draft.at(pointer), freshCondition()], { isShape: true });
             },
           },
          "Add a condition"));
  }
  const { hint, input } = kinds[kind];
  return h("div", { class: "inner stack", dataset: { at: pointer } },
    h("p", { class: "hint soft small" }, hint),
    inputs[input].fits(value) ? inputs[input].draw(value, pointer, context, kinds[kind]) : unknown(value),
    h("p", { class: "error" }));
}

const unknown = (value) => h("div", { class: "stack" },
  h("p", { class: "soft small" }, "The form cannot show this. It stays as it is; edit it in the document."),
  h("pre", { tabindex: "0", "aria-label": "As the document has it" }, JSON.stringify(value, null, 2) ?? "nothing"));

function remove(pointer, { draft, focusNext }) {
  const list = above(pointer);
  const index = Number(keysOf(pointer).at(-1));
  focusNext(under(list, Math.max(0, index - 1)));
  draft.set(list, draft.at(list).filter((_, other) => other !== index), { isShape: true });
}

/** The condition as one of another kind, keeping what both have. */
function turned(condition, kind) {
  const former = kindOf(condition);
  const inner = former === "not"                                 ? [condition.not]
    : former in combinations && Array.isArray(condition[former]) ? condition[former]
    : null;
  if (kind === "not") return { not: inner?.length === 1 ? inner[0] : condition };
  if (kind in combinations) return { [kind]: inner ?? [former ? condition : freshCondition()] };
  const alike = former in kinds && kinds[former].input === kinds[kind].input;
  return { [kind]: alike ? condition[former] : structuredClone(kinds[kind].first) };
}

function options() {
  const groups = Map.groupBy(Object.entries(kinds), ([, { group }]) => group);
  return [
    h("optgroup", { label: "Several together" },
      Object.entries(combinations).map(([key, { name }]) => h("option", { value: key }, name))),
    [...groups].map(([label, entries]) =>
      h("optgroup", { label }, entries.map(([key, { name }]) => h("option", { value: key }, name)))),
  ];
}
