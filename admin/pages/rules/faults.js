import { fill, h } from "../../core/dom.js";
import { above } from "./pointer.js";

/**
 * Shows faults and warnings at the fields they are about: at the nearest one where there is none of just that place.
 * @param {HTMLElement} root
 * @param {{faults: {path: string, message: string}[], warnings: {path: string, message: string}[]}} found
 * @returns {{path: string, message: string}[]} the faults that have no place here
 */
export function showFaults(root, { faults, warnings }) {
  const places = new Map();
  for (const element of root.querySelectorAll("[data-at]")) {
    places.set(element.dataset.at, element);
    const note = noteOf(element);
    if (note?.childNodes.length) fill(note);
    element.querySelectorAll(":scope > [aria-invalid]").forEach((control) => control.removeAttribute("aria-invalid"));
  }
  const homeless = [];
  const put = (fault, isWarning) => {
    let element = null;
    for (let pointer = fault.path; pointer !== null && !element; pointer = above(pointer)) {
      const candidate = places.get(pointer);
      if (candidate && noteOf(candidate)) element = candidate;
    }
    if (!element) { if (!isWarning) homeless.push(fault); return; }
    noteOf(element).append(h("span", { class: isWarning ? "as-warning" : null },
      `${isWarning ? "Note: " : ""}${sentence(fault, element.dataset.at)}`));
    if (!isWarning) {
      element.querySelector(":scope > input, :scope > select, :scope > textarea")?.setAttribute("aria-invalid", "true");
    }
  };
  faults.forEach((fault) => put(fault, false));
  warnings.forEach((fault) => put(fault, true));
  return homeless;
}

/** How many of them are within what a pointer stands for. */
export const countWithin = (faults, pointer) =>
  faults.filter(({ path }) => path === pointer || path.startsWith(`${pointer}/`)).length;

function sentence({ path, message }, at) {
  const rest = path.slice(at.length + 1);
  return `${rest && rest !== path ? `${/^\d+$/.test(rest) ? `entry ${Number(rest) + 1}` : rest} ` : "This "}${message}. `;
}

const noteOf = (element) => element.querySelector(":scope > .error");
