import { h } from "../core/dom.js";

/**
 * @typedef {{name: string, cell: (item: any) => import("../core/dom.js").Child, className?: string, heads?: boolean,
 *   unseen?: boolean}} Column `heads` is the column that names the row; `unseen` says its own name only to screen readers
 */

/**
 * A box that scrolls sideways on its own. Where it does, it takes the focus and has a name, since not every browser
 * scrolls by keyboard what cannot have the focus; where all is in sight, Tab need not stop at it.
 * @param {string} caption what the table in it is called
 * @param {import("../core/dom.js").Child} content
 * @param {{framed?: boolean}} [how]
 */
export function scrollBox(caption, content, { framed = false } = {}) {
  const box = h("div", { class: framed ? "card scroll" : "scroll" }, content);
  // Sections are often called as the table in them is, and no two regions may have one name.
  const manners = { tabindex: "0", role: "region", "aria-label": `${caption}, table` };
  const watch = new ResizeObserver(() => {
    const scrolls = box.scrollWidth > box.clientWidth;
    for (const [name, value] of Object.entries(manners)) {
      if (scrolls) box.setAttribute(name, value);
      else box.removeAttribute(name);
    }
  });
  // Rows that come later make the table wider, and the box as wide as before.
  [box, ...box.children].forEach((element) => watch.observe(element));
  return box;
}

/**
 * A table of things of one kind, which is a list of cards where it is narrow. Its parts are what `EndlessList` takes;
 * `table` makes it of things that are all there.
 *
 * The roles are spelled out, because browsers forget them of tables that are not laid out as tables.
 * @param {string} caption
 * @param {Column[]} columns
 * @param {{className?: string, framed?: boolean, row?: (item: any) => Object<string, any>}} [how] `className` is what
 *   lays it out otherwise than as cards; `framed` is false within a card; `row` gives a row's attributes
 */
export function records(caption, columns, { className = "records", framed = true, row = () => ({}) } = {}) {
  const into = h("tbody", { role: "rowgroup" });
  const head = ({ name, className: column, unseen }) => h("th", { scope: "col", role: "columnheader", class: column },
    unseen ? h("span", { class: "unseen" }, name) : name);
  const around = (body) => scrollBox(caption,
    h("table", { class: className, role: "table" }, h("caption", { class: "unseen" }, caption),
      h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, columns.map(head))),
      body), { framed });
  const item = (thing) => h("tr", { role: "row", ...row(thing) },
    columns.map(({ name, cell, className: column, heads, unseen }) => {
      const content = cell(thing);
      if (heads) return h("th", { scope: "row", role: "rowheader", class: column }, content);
      if (unseen) return h("td", { role: "cell", class: column }, content);
      // Its name stands beside it where it is narrow, so what it holds is one thing.
      return h("td", { role: "cell", class: column, dataset: { name } }, content !== null && h("div", {}, content));
    }));
  return {
    into, around, item,
    table: (things) => { into.append(...things.map(item)); return around(into); },
  };
}
