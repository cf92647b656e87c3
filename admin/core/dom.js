// Making elements. Text is always text: nothing here, and nothing in the console, reads a string as HTML.

/**
 * @typedef {Node | string | number | null | undefined | false | Child[]} Child what an element may hold; null, undefined
 *   and false hold nothing
 */

/**
 * An element: `h("a", {href: "/", class: "button", onclick: go}, "Overview")`.
 *
 * What begins with `on` is listened for; `dataset` and `style` take objects; true is an attribute without a value; null,
 * undefined and false leave one out. `value`, `checked`, `selected` and `indeterminate` are set as properties.
 * @param {string} tag
 * @param {Object<string, any>} [attributes]
 * @param {...Child} children
 * @returns {HTMLElement}
 */
export function h(tag, attributes, ...children) {
  return build(document.createElement(tag), attributes, children);
}

/**
 * The same for SVG.
 * @param {string} tag
 * @param {Object<string, any>} [attributes]
 * @param {...Child} children
 * @returns {SVGElement}
 */
export function svg(tag, attributes, ...children) {
  return build(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

/** Puts children in place of all that an element holds. */
export function fill(element, ...children) {
  element.replaceChildren(...flat(children));
  return element;
}

let lastID = 0;

/** An id that no other element has. */
export function uniqueID(prefix = "e") {
  lastID += 1;
  return `${prefix}-${lastID}`;
}

const properties = new Set(["value", "checked", "selected", "indeterminate"]);

function build(element, attributes, children) {
  // What a select is set to must be among its options first.
  element.append(...flat(children));
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) {
      if (properties.has(name) && value === false) element[name] = false;
    } else if (name.startsWith("on") && typeof value === "function") {
      element.addEventListener(name.slice(2), value);
    } else if (name === "dataset") {
      Object.assign(element.dataset, value);
    } else if (name === "style") {
      for (const [property, setting] of Object.entries(value)) element.style.setProperty(property, setting);
    } else if (properties.has(name)) {
      element[name] = value;
    } else {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  return element;
}

function flat(children) {
  return children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false)
    .map((child) => (child instanceof Node ? child : String(child)));
}
