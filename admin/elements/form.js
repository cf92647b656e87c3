import { fill, h, uniqueID } from "../core/dom.js";
import { words } from "./states.js";
import { restFor } from "./wait.js";

/** What a form has to know of the controls that `field` made. */
const manners = new WeakMap();
const mannersOf = (control) => manners.get(control) ?? { required: false, pattern: null, verbatim: false };

/**
 * A field with its label, hint and place for an error.
 *
 * `name` is the body's member (`calls_per_minute`), or its JSON pointer without the first slash (`target/url`): the
 * gateway's faults find their field by it. `input` is a control of one's own in place of the usual one. `pattern` says what
 * is wrong with a value, or true. What is `verbatim` is taken as it was typed, white space included.
 * @param {{name: string, label: string, type?: string, hint?: import("../core/dom.js").Child, value?: any, required?: boolean,
 *   options?: [string, string][], input?: HTMLElement, pattern?: (value: string) => true|string,
 *   verbatim?: boolean, attributes?: Object<string, any>}} what
 */
export function field({
  name, label, type = "text", hint = null, value = null, required = false, options = null, input = null, pattern = null,
  verbatim = false, attributes = {},
}) {
  const id = uniqueID("field");
  const shared = { id, name, "aria-describedby": `${id}-hint ${id}-error`, "aria-required": required && "true", ...attributes };
  if (type === "checkbox") {
    const box = h("input", { ...shared, type, checked: value === true });
    return h("div", { class: "field" }, h("label", { class: "check" }, box, h("span", {}, label)), ...notes(id, hint));
  }
  const control = input ?? (options
    ? h("select", { ...shared, value: value ?? options[0]?.[0] ?? "" },
      options.map(([key, text]) => h("option", { value: key }, text)))
    : type === "textarea" ? h("textarea", { ...shared, value: value ?? "" })
      : h("input", { ...shared, type, value: value ?? "" }));
  if (input) Object.entries(shared).forEach(([key, setting]) => { if (setting) input.setAttribute(key, setting); });
  manners.set(control, { required, pattern, verbatim });
  return h("div", { class: "field" }, h("label", { for: id }, label), control, ...notes(id, hint));
}

function notes(id, hint) {
  return [hint && h("p", { class: "hint", id: `${id}-hint` }, hint), h("p", { class: "error", id: `${id}-error` })];
}

/**
 * A form that does something at the gateway. Faults go to their fields, everything else above the buttons.
 * @param {{fields: import("../core/dom.js").Child, run: (values: Object<string, any>, form: HTMLFormElement) => Promise<any>,
 *   submit: string, cancel?: (() => void)|null, danger?: boolean, className?: string}} what
 *   `run` gets the values by their names: text trimmed (passwords as they are), null where empty; numbers and flags as such
 */
export function form({ fields, run, submit, cancel = null, danger = false, className = "form" }) {
  const trouble = h("div", { class: "notice danger", role: "alert", hidden: true });
  const button = h("button", { type: "submit", class: danger ? "primary danger" : "primary" }, submit);
  const element = h("form", { class: className, novalidate: true }, fields, trouble,
    h("div", { class: "foot row" }, cancel && h("button", { type: "button", onclick: cancel }, "Cancel"), button));
  element.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (button.getAttribute("aria-busy") === "true" || button.getAttribute("aria-disabled") === "true") return;
    clear(element, trouble);
    if (!check(element)) return;
    button.setAttribute("aria-busy", "true");
    try {
      await run(values(element), element);
    } catch (error) {
      if (error.name !== "Problem") console.error(error);
      show(error, element, trouble);
      if (error.retryAfter) restFor(button, error.retryAfter);
    } finally {
      button.removeAttribute("aria-busy");
    }
  });
  return element;
}

/** A form's values by their names. */
export function values(element) {
  const found = {};
  for (const control of element.elements) {
    if (!control.name || control.disabled) continue;
    if (control.type === "checkbox") {
      // Several of one name are a list.
      if (element.querySelectorAll(`[name="${CSS.escape(control.name)}"]`).length > 1) {
        found[control.name] ??= [];
        if (control.checked) found[control.name].push(control.value);
      } else found[control.name] = control.checked;
    } else if (control.type === "radio") {
      if (control.checked) found[control.name] = control.value;
    } else if (control.type === "number") {
      found[control.name] = control.value === "" ? null : Number(control.value);
    } else if (control.type === "password" || mannersOf(control).verbatim) {
      found[control.name] = control.value || null;
    } else if (control.type === "file") {
      found[control.name] = control.files[0] ?? null;
    } else {
      found[control.name] = control.value.trim() || null;
    }
  }
  return found;
}

function clear(element, trouble) {
  trouble.hidden = true;
  for (const control of element.elements) control.removeAttribute("aria-invalid");
  for (const note of element.querySelectorAll(".field > .error")) fill(note);
}

/** What can be said without asking the gateway. */
function check(element) {
  let first = null;
  for (const control of element.elements) {
    const text = control.value ?? "";
    const { required, pattern, verbatim } = mannersOf(control);
    const fault = required && !text.trim() ? "This is needed."
      : control.type === "number" && control.validity?.badInput ? "This has to be a number."
        : text && pattern ? pattern(verbatim ? text : text.trim()) : true;
    if (fault === true || fault === "") continue;
    blame(control, fault);
    first ??= control;
  }
  first?.focus();
  return first === null;
}

function blame(control, message) {
  control.setAttribute("aria-invalid", "true");
  const note = control.closest(".field")?.querySelector(".error");
  if (note) fill(note, note.textContent ? `${note.textContent} ` : "", message);
}

function show(error, element, trouble) {
  const rest = [];
  let first = null;
  for (const fault of error.errors ?? []) {
    const name = fault.path.replace(/^\//, "");
    // A fault within a member, such as /tenants/0, belongs to the member's field.
    const control = element.elements[name] ?? element.elements[name.split("/")[0]];
    const target = control instanceof RadioNodeList ? control[0] : control;
    if (target?.closest?.(".field")) {
      blame(target, `This ${fault.message}.`);
      first ??= target;
    } else rest.push(h("li", {}, h("code", {}, fault.path || "the body"), ` ${fault.message}`));
  }
  if (first === null || rest.length > 0) {
    fill(trouble, h("p", {}, words(error)), rest.length > 0 && h("ul", {}, rest));
    trouble.hidden = false;
  }
  first?.focus();
}
