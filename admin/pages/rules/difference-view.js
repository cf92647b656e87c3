import { h } from "../../core/dom.js";
import { counted } from "../../core/format.js";
import { badge } from "../../elements/badge.js";
import { describe } from "./kinds.js";
import { lineDifference } from "./line-difference.js";
import { written } from "./draft.js";
import { verdictTag } from "./verdict-tag.js";

/** So many unchanged lines are left around a change. */
const around = 3;

/**
 * What differs between two documents, in the form of the API's `RuleSetDifference`.
 * @param {any} before @param {any} after null is no rules at all
 */
export function differenceOf(before, after) {
  const byID = (document) =>
    new Map((Array.isArray(document?.rules) ? document.rules : []).map((rule) => [rule?.id, rule]));
  const former = byID(before);
  const latter = byID(after);
  const disabled = (document) => (Array.isArray(document?.disable) ? document.disable : []);
  const changed = [];
  for (const [id, rule] of latter) {
    const other = former.get(id);
    if (!other || JSON.stringify(other) === JSON.stringify(rule)) continue;
    const members = [...new Set([...Object.keys(other), ...Object.keys(rule)])].filter(
      (key) => JSON.stringify(other[key]) !== JSON.stringify(rule[key]));
    changed.push({ id, members, before: other, after: rule });
  }
  return {
    added: [...latter].filter(([id]) => !former.has(id)).map(([, rule]) => rule),
    removed: [...former].filter(([id]) => !latter.has(id)).map(([, rule]) => rule),
    changed: changed.filter(({ members }) => members.length > 0),
    default: before?.default === after?.default ? null
      : { before: before?.default ?? null, after: after?.default ?? null },
    newly_disabled: disabled(after).filter((id) => !disabled(before).includes(id)),
    newly_enabled: disabled(before).filter((id) => !disabled(after).includes(id)),
  };
}

/** A difference in a sentence. */
export function differenceInShort({ added, removed, changed, default: fallback, newly_disabled, newly_enabled }) {
  const parts = [
    added.length > 0 && `${counted(added.length, "rule")} added`,
    changed.length > 0 && `${counted(changed.length, "rule")} changed`,
    removed.length > 0 && `${counted(removed.length, "rule")} removed`,
    fallback && "another default",
    newly_disabled.length > 0 && `${newly_disabled.length} of a layer above switched off`,
    newly_enabled.length > 0 && `${newly_enabled.length} of a layer above switched on again`,
  ].filter(Boolean);
  return parts.length > 0 ? `${parts.join(", ")}.` : "No rule says anything else.";
}

/** A difference rule by rule. */
function differenceByRule({ added, removed, changed, default: fallback, newly_disabled, newly_enabled }) {
  const rule = (what, tone, one, detail) => h("li", { class: "changed-rule" },
    h("div", { class: "row" }, badge(what, tone), h("strong", {}, one.name || one.id), h("code", {}, one.id),
      verdictTag(one.verdict)),
    detail);
  const nothing =
    added.length + removed.length + changed.length + newly_disabled.length + newly_enabled.length === 0 && !fallback;
  if (nothing) return h("p", { class: "soft" }, "No rule says anything else.");
  return h("ul", { class: "stack" },
    fallback
      && h("li", {}, badge("Default"),
        ` ${fallback.before ?? "as the layer above has it"} → ${fallback.after ?? "as the layer above has it"}`),
    newly_disabled.map((id) => h("li", {}, badge("Switched off", "warning"), " ", h("code", {}, id))),
    newly_enabled.map((id) => h("li", {}, badge("Switched on again", "good"), " ", h("code", {}, id))),
    added.map((one) => rule("Added", "good", one, h("p", { class: "soft small" }, describe(one.when)))),
    removed.map((one) => rule("Removed", "danger", one, h("p", { class: "soft small" }, describe(one.when)))),
    changed.map(
      ({ members, before, after }) => rule("Changed", "warning", after,
        h("dl", { class: "facts small" },
          members.map((member) => [h("dt", {}, member),
            h("dd", {}, h("del", {}, said(member, before[member])),
              h("span", { "aria-hidden": "true" }, " → "), h("ins", {}, said(member, after[member])))])))));
}

function said(member, value) {
  if (value === undefined) return "nothing";
  if (member === "when") return describe(value);
  return typeof value === "string" ? value : JSON.stringify(value);
}

/**
 * A difference line by line; long stretches that are the same are left out.
 * @param {any} before @param {any} after documents, or null
 */
function differenceByLine(before, after) {
  const lines = lineDifference(before === null ? "" : written(before), after === null ? "" : written(after));
  const isNear = new Uint8Array(lines.length);
  lines.forEach(({ kind }, index) => {
    if (kind !== "same") isNear.fill(1, Math.max(0, index - around), index + around + 1);
  });
  const rows = [];
  for (let index = 0; index < lines.length; index += 1) {
    if (isNear[index]) {
      const { kind, text, before: left, after: right } = lines[index];
      const sign = { same: " ", out: "−", in: "+" }[kind];
      rows.push(
        h("tr", { class: kind }, h("td", { class: "number" }, left ?? ""), h("td", { class: "number" }, right ?? ""),
          h("td", {}, h("span", { "aria-hidden": "true" }, sign, " "),
            kind !== "same" && h("span", { class: "unseen" }, kind === "in" ? "added: " : "removed: "), text)));
    } else {
      let end = index;
      while (end < lines.length && !isNear[end]) end += 1;
      rows.push(h("tr", { class: "gap" },
        h("td", { colspan: 3 }, counted(end - index, "line that is the same", "lines that are the same"))));
      index = end - 1;
    }
  }
  if (!lines.some(({ kind }) => kind !== "same")) return h("p", { class: "soft" }, "Not a line differs.");
  return h("div",
    { class: "scroll lines", tabindex: "0", role: "region", "aria-label": "The difference, line by line" },
    h("table", {}, h("caption", { class: "unseen" }, "Lines before and after"),
      h("thead", { class: "unseen" },
        h("tr", {}, h("th", { scope: "col" }, "Before"), h("th", { scope: "col" }, "After"),
          h("th", { scope: "col" }, "Line"))),
      h("tbody", {}, rows)));
}

/** Both views of a difference, the readable one first. */
export function differenceView(difference, before, after) {
  return h("div", { class: "stack" }, differenceByRule(difference),
    h("details", { ontoggle: (event) => {
      if (event.target.open && event.target.childElementCount === 1) event.target.append(differenceByLine(before, after));
    } }, h("summary", {}, "The lines of the document")));
}
