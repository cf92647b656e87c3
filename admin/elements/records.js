import { h } from "../core/dom.js";

/**
 * @typedef {{name: string, cell: (item: any) => import("../core/dom.js").Child, className?: string, heads?: boolean,
 *   unseen?: boolean}} Column `heads` is the column that names the row; `unseen` says its own name only to screen readers
 */

/**
 * A table of things of one kind, which is a list of cards where it is narrow. Its parts are what `EndlessList` takes;
 * `table` makes it of things that are all there.
 *
 * The roles are spelled out, because browsers forget them of tables that are not laid out as tables.
 * @param {string} caption
 * @param {Column[]} columns
 */
export function records(caption, columns) {
  const into = h("tbody", { role: "rowgroup" });
  const around = (body) => h("div", { class: "card scroll" },
    h("table", { class: "records", role: "table" }, h("caption", { class: "unseen" }, caption),
      h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, columns.map(({ name, className, unseen }) =>
        h("th", { scope: "col", role: "columnheader", class: className }, unseen ? h("span", { class: "unseen" }, name) : name)))),
      body));
  const item = (thing) => h("tr", { role: "row" }, columns.map(({ name, cell, className, heads, unseen }) => {
    const content = cell(thing);
    if (heads) return h("th", { scope: "row", role: "rowheader", class: className }, content);
    if (unseen) return h("td", { role: "cell", class: className }, content);
    // Its name stands beside it where it is narrow, so what it holds is one thing.
    return h("td", { role: "cell", class: className, dataset: { name } }, content !== null && h("div", {}, content));
  }));
  return {
    into, around, item,
    table: (things) => { into.append(...things.map(item)); return around(into); },
  };
}
