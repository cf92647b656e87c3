/**
 * Takes a thing out of a list, and gives the focus to the one after it, or before, or to the page's name.
 * @param {HTMLElement|null} row
 */
export function leaveRow(row) {
  if (!row) return;
  const next = row.nextElementSibling ?? row.previousElementSibling;
  row.remove();
  (next?.querySelector("a[href], button, summary") ?? document.querySelector("main h1"))?.focus();
}
