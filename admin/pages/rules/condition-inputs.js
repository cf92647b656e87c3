import { h } from "../../core/dom.js";
import { field } from "../../elements/form.js";
import { badge } from "../../elements/badge.js";
import { icon } from "../../elements/icon.js";
import { under } from "./pointer.js";

/**
 * The forms of what conditions take, by the names that kinds.js uses. `fits` says whether a value can be shown by it; what
 * cannot stays as it is, and is edited in the document.
 *
 * @typedef {{draft: import("./draft.js").Draft, focusNext: (pointer: string) => void, accounts: any[], listsID: string,
 *   mayEdit: boolean}} Context
 * @type {Object<string, {fits: (value: any) => boolean,
 *   draw: (value: any, pointer: string, context: Context, kind: any) => any}>}
 */
export const inputs = {
  flag: { fits: (value) => value === true, draw: () => null },
  terms: {
    fits: (value) => areTexts(value) || (isObject(value) && areTexts(value.lists ?? []) && areTexts(value.terms ?? [])),
    draw: drawTerms
  },
  lines: {
    fits: areTexts,
    draw: (value, pointer, context, kind) => linesField(kind.name, pointer, value, context, (lines) => lines)
  },
  domains: {
    fits: (value) => value === true || (isObject(value) && (areTexts(value.except) || areTexts(value.domains))),
    draw: drawDomains
  },
  bounds: { fits: isObject, draw: (value, pointer, context, kind) => drawBounds(value, pointer, context, kind.unit, 1) },
  shares: { fits: isObject, draw: (value, pointer, context) => drawBounds(value, pointer, context, "per cent", 100) },
  accounts: { fits: areTexts, draw: drawAccounts },
  reply: {
    fits: (value) => typeof value === "boolean",
    draw: (value, pointer, context) => choice("The comment", pointer, String(value),
      [["true", "answers another one"], ["false", "stands by itself"]], context, (text) => text === "true"),
  },
  duplicates: {
    fits: isObject,
    draw: (value, pointer, context) =>
      pair(numberField("Comments", under(pointer, "count"), value.count, context, { min: 2 }),
        durationField("Within", under(pointer, "within"), value.within, context)),
  },
  rate: {
    fits: isObject,
    draw: (value, pointer, context) =>
      pair(numberField("More than", under(pointer, "above"), value.above, context, { min: 1 }),
        durationField("Within", under(pointer, "within"), value.within, context)),
  },
  time: { fits: isObject, draw: drawTime },
  score: {
    fits: isObject,
    draw: (value, pointer,
      context) => [pair(textField("Category", under(pointer, "category"), value.category, context,
        { hint: "As the classifier calls it." }),
          numberField("Above", under(pointer, "above"), value.above, context, { min: 0, max: 1, step: 0.05 })),
      choice("Where it does not answer, the condition", under(pointer, "otherwise"), String(value.otherwise === true),
        [["false", "does not hold"], ["true", "holds"]], context, (text) => text === "true"),
],
  },
};

function isObject(value) { return value !== null && typeof value === "object" && !Array.isArray(value); }
function areTexts(value) { return Array.isArray(value) && value.every((entry) => typeof entry === "string"); }
const pair = (...fields) => h("div", { class: "pair" }, fields);

/** A field that stands for what is at a pointer: the faults of the check find it by that. */
export function placed(pointer, element) {
  element.dataset.at = pointer;
  return element;
}

/** A line of text. @param {(text: string) => any} [read] what is put into the document; undefined takes out */
export function textField(label, pointer, value, { draft, mayEdit },
  { hint = null, read = (text) => text || undefined, type = "text", ...attributes } = {}) {
  return placed(pointer, field({
    name: pointer,
    label,
    value: value ?? "",
    hint,
    type,
    attributes: {
      autocomplete: "off",
      spellcheck: "false",
      readonly: !mayEdit,
      oninput: (event) => draft.set(pointer, read(event.target.value)),
      ...attributes
    },
  }));
}

export function numberField(label, pointer, value, context, { scale = 1, step = "any", ...attributes } = {}) {
  const shown = typeof value === "number" ? Number((value * scale).toFixed(6)) : value;
  return textField(label, pointer, shown, context, {
    type: "number", inputmode: "decimal", step, ...attributes,
    read: (text) => (text === "" ? undefined : Number((Number(text) / scale).toFixed(8))),
  });
}

const durationField = (label, pointer, value, context) =>
  textField(label, pointer, value, context, { hint: "90s, 10m, 1h or 7d." });

/** Lines of text. @param {(lines: string[]) => any} write what is put into the document for the lines */
export function linesField(label, pointer, lines, { draft, mayEdit }, write, { hint = "One a line.", to = pointer } = {}) {
  const read = (event) => event.target.value.split("\n").map((line) => line.trim()).filter(Boolean);
  return placed(pointer, field({
    name: pointer,
    label,
    type: "textarea",
    value: lines.join("\n"),
    hint,
    attributes: {
      rows: Math.min(8, Math.max(2, lines.length + 1)),
      spellcheck: "false",
      readonly: !mayEdit,
      oninput: (event) => draft.set(to, write(read(event)))
    },
  }));
}

/** One of several. */
export function choice(label, pointer, value, options, { draft, mayEdit }, read, { hint = null, isShape = false } = {}) {
  return placed(pointer, field({
    name: pointer, label, value, hint,
    options: options.some(([key]) => key === value) ? options : [[value, value], ...options],
    attributes: { disabled: !mayEdit, onchange: (event) => draft.set(pointer, read(event.target.value), { isShape }) },
  }));
}

function drawTerms(value, pointer, context) {
  const { draft, listsID, mayEdit } = context;
  const now = () => draft.at(pointer);
  const parts = (current) => (Array.isArray(current) ? { terms: current, lists: [] }
    : { terms: current?.terms ?? [], lists: current?.lists ?? [] });
  // Without lists it is a bare array. Members that are not known here stay.
  const put = (terms, lists) => {
    const rest = isObject(now()) ? now() : {};
    if (lists.length === 0) return terms;
    const { terms: _, ...others } = rest;
    return { ...others, ...(terms.length > 0 && { terms }), lists };
  };
  const { terms, lists } = parts(value);
  const putLists = (current, next) => {
    context.focusNext(`${pointer} lists`);
    draft.set(pointer, put(current.terms, next), { isShape: true });
  };
  const adding = h("input", {
    list: listsID,
    "aria-label": "Name of a list",
    placeholder: "Add a list",
    autocomplete: "off",
    spellcheck: "false",
    dataset: { focus: `${pointer} lists` },
  });
  const add = () => {
    const name = adding.value.trim();
    const current = parts(now());
    if (!name || current.lists.includes(name)) return;
    putLists(current, [...current.lists, name]);
  };
  adding.addEventListener("change", add);
  adding.addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); add(); } });
  const at = Array.isArray(value) ? pointer : under(pointer, "terms");
  return [
    linesField("Terms", at, terms, context, (lines) => put(lines, parts(now()).lists),
      { to: pointer, hint: lists.length > 0 ? "One a line, beside those of the lists." : "One a line." }),
    placed(under(pointer, "lists"),
      h("div", { class: "field" }, h("span", { class: "label" }, "Term lists"),
        h("div", { class: "row chips" },
          lists.map((name, index) =>
            h("span", { class: "chip", dataset: { at: under(under(pointer, "lists"), index) } }, name,
              mayEdit
                && h("button", {
                     type: "button",
                     class: "plain",
                     "aria-label": `Take the list ${name} out`,
                     onclick: () => putLists(parts(now()), parts(now()).lists.filter((other) => other !== name)),
                   },
                  icon("close")))),
          mayEdit ? adding : lists.length === 0 && h("span", { class: "soft" }, "None")),
        h("p", { class: "error" }))),
  ];
}

function drawDomains(value, pointer, context) {
  const { draft } = context;
  const mode = value === true ? "any" : value.except ? "except" : "domains";
  const fresh = { any: () => true, except: (list) => ({ except: list }), domains: (list) => ({ domains: list }) };
  const list = value === true ? ["tiktok.com"] : value.except ?? value.domains;
  return [
    placed(pointer, field({
      name: pointer,
      label: "Which links",
      value: mode,
      options: [["any", "any"], ["except", "all but those to"], ["domains", "only those to"]],
      attributes: {
        disabled: !context.mayEdit,
        onchange: (event) => draft.set(pointer, fresh[event.target.value](list), { isShape: true })
      },
    })),
    mode !== "any"
      && linesField("Domains", under(pointer, mode), list, context, (lines) => lines,
        { hint: "One a line; each stands for everything under it." }),
  ];
}

function drawBounds(value, pointer, context, unit, scale) {
  const bound = (label, name) => numberField(`${label}, ${unit}`, under(pointer, name), value[name], context,
    { scale, min: 0, max: scale === 1 ? null : 100, step: 1 });
  return pair(bound(scale === 1 ? "More than" : "Above", "above"), bound(scale === 1 ? "Fewer than" : "Below", "below"));
}

function drawAccounts(value, pointer, { draft, accounts, mayEdit }) {
  const put = (id, isIn) =>
    draft.set(pointer, isIn ? [...draft.at(pointer), id] : draft.at(pointer).filter((other) => other !== id));
  const unknown = value.filter((id) => !accounts.some((account) => account.id === id)).map((id) => ({ id, name: id }));
  return placed(pointer,
    h("fieldset", { class: "field" }, h("legend", {}, "Accounts"),
      [...accounts, ...unknown].map(({ id, name }) => h("label", { class: "check" }, h("input", {
        type: "checkbox",
        checked: value.includes(id),
        disabled: !mayEdit,
        onchange: (event) => put(id, event.target.checked)
      }),
        h("bdi", {}, name))),
      accounts.length + unknown.length === 0 && badge("No accounts yet"), h("p", { class: "error" })));
}

const days =
  [["mon", "Mon"], ["tue", "Tue"], ["wed", "Wed"], ["thu", "Thu"], ["fri", "Fri"], ["sat", "Sat"], ["sun", "Sun"]];

function drawTime(value, pointer, context) {
  const { draft, mayEdit } = context;
  const at = under(pointer, "days");
  const put = (day, isIn) => {
    const chosen = new Set(draft.at(at) ?? []);
    if (isIn) chosen.add(day); else chosen.delete(day);
    draft.set(at, chosen.size > 0 ? days.map(([key]) => key).filter((key) => chosen.has(key)) : undefined);
  };
  return [
    placed(at,
      h("fieldset", { class: "field" }, h("legend", {}, "Days"),
        h("div", { class: "row" },
          days.map(([key, name]) => h("label", { class: "check" }, h("input", {
            type: "checkbox",
            checked: (value.days ?? []).includes(key),
            disabled: !mayEdit,
            onchange: (event) => put(key, event.target.checked)
          }),
            name))),
        h("p", { class: "hint" }, "None chosen is every day."), h("p", { class: "error" }))),
    pair(textField("From", under(pointer, "from"), value.from, context, { placeholder: "22:00" }),
      textField("To", under(pointer, "to"), value.to, context, { placeholder: "06:00" })),
    textField("Time zone", under(pointer, "zone"), value.zone, context, { hint: "As in Europe/Berlin." }),
  ];
}
