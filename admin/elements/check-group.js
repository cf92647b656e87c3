import { h, uniqueID } from "../core/dom.js";

/** From so many on, there is a field to find them by. */
const many = 9;

/**
 * Several of a few: boxes of one name, which the form takes as a list.
 * @param {{name: string, label: string, options: [string, string][], chosen?: string[], hint?: string, find?: string,
 *   columns?: boolean}} what `find` names the field to find them by, where there are many
 */
export function checkGroup({ name, label, options, chosen = [], hint = null, find = null, columns = false }) {
  const id = uniqueID("group");
  const boxes = options.map(([value, text]) => h("label", { class: "check" },
    h("input", { type: "checkbox", name, value, checked: chosen.includes(value), "aria-describedby": `${id}-error` }),
    h("span", {}, text)));
  const filter = (event) => {
    const needle = event.target.value.trim().toLocaleLowerCase();
    boxes.forEach((box) => { box.hidden = !box.textContent.toLocaleLowerCase().includes(needle); });
  };
  return h("fieldset", { class: "field" }, h("legend", { class: "label" }, label),
    find && options.length >= many && h("input", { type: "search", placeholder: find, "aria-label": find,
      oninput: filter }),
    // A form with one box would take its value for a flag, and this is a list.
    options.length === 1 && h("input", { type: "checkbox", name, hidden: true }),
    h("div", { class: `checks${columns ? " columns" : options.length >= many ? " many" : ""}` }, boxes),
    hint && h("p", { class: "hint" }, hint), h("p", { class: "error", id: `${id}-error` }));
}

/** One of a few: round buttons of one name. */
export function radioGroup({ name, label, options, value, onchange = null }) {
  return h("fieldset", { class: "field", onchange }, h("legend", { class: "label" }, label),
    h("div", { class: "checks" }, options.map(([key, text, hint]) => h("label", { class: "check" },
      h("input", { type: "radio", name, value: key, checked: key === value }),
      h("span", {}, text, hint && h("span", { class: "hint soft" }, hint))))),
    h("p", { class: "error" }));
}
