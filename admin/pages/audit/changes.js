import { h } from "../../core/dom.js";
import { dateTime, wordsOf } from "../../core/format.js";

/** A value longer than this is cut; the export has it whole. */
const longest = 300;

/**
 * What an entry says has changed, one line each: the name, how it was, how it is.
 * @param {Object<string, any>|null} old @param {Object<string, any>|null} now
 * @param {(value: string) => string|null} nameOf what an id is called
 * @returns {HTMLElement|null} null where it says nothing
 */
export function changes(old, now, nameOf) {
  const before = flat(old);
  const after = flat(now);
  const names = [...new Set([...before.keys(), ...after.keys()])];
  if (names.length === 0) return null;
  return h("ul", { class: "audit-changes" }, names.map((name) => {
    const [from, to] = [before.get(name), after.get(name)];
    // Of what there was not before, or is no more, one side is enough.
    return h("li", {}, h("span", { class: "soft" }, wordsOf(name), ": "),
      from !== undefined && h(to === undefined && now ? "del" : "span", {}, shown(from, nameOf)),
      from !== undefined && to !== undefined && h("span", { class: "soft" }, h("span", { "aria-hidden": "true" },
        " → "), h("span", { class: "unseen" }, " became ")),
      to !== undefined && h("span", {}, shown(to, nameOf)));
  }));
}

/** Members within members as one list: `quiet_hours.from`. */
function flat(value, prefix = "", found = new Map()) {
  for (const [name, member] of Object.entries(value ?? {})) {
    const path = prefix ? `${prefix}.${name}` : name;
    if (member !== null && typeof member === "object" && !Array.isArray(member)) flat(member, path, found);
    else found.set(path, member);
  }
  return found;
}

function shown(value, nameOf) {
  if (value === null) return h("span", { class: "soft" }, "not set");
  if (value === true) return "yes";
  if (value === false) return "no";
  if (Array.isArray(value)) {
    if (value.length === 0) return h("span", { class: "soft" }, "none");
    return value.map((entry, index) => [index > 0 && ", ", entry !== null && typeof entry === "object"
      ? h("code", {}, JSON.stringify(entry)) : shown(entry, nameOf)]);
  }
  const text = String(value);
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text)) return dateTime(text);
  const name = typeof value === "string" ? nameOf(value) : null;
  return h("bdi", { title: name ? text : null }, name ?? (text.length > longest ? `${text.slice(0, longest)}…` : text));
}
