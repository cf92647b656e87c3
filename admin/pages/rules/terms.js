// Terms of a list as files have them, read and written as the gateway does it.

/** A text file's terms: one a line; `# …` is a comment, and after a leading backslash the line is the term. */
export function termsOfText(text) {
  return text.replace(/^\ufeff/, "")
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "" && !/^#(\s|$)/.test(line))
    .map((line) => (line.startsWith("\\") ? line.slice(1) : line));
}

/** Terms as a text file, one on each line. @param {string[]} terms */
export const textOfTerms = (terms) =>
  `${terms.map((term) => (/^(#(\s|$)|\\)/.test(term) ? `\\${term}` : term)).join("\n")}\n`;

/**
 * A CSV file's terms: what stands in the column `term`.
 * @param {string} text @param {{forSpreadsheets?: boolean}} [how] `forSpreadsheets` where terms that begin as formulas do
 *   stand behind an apostrophe
 * @returns {string[]|null} null where there is no such column
 */
export function termsOfCSV(text, { forSpreadsheets = false } = {}) {
  const [head, ...rows] = rowsOf(text.replace(/^\ufeff/, ""));
  const column = (head ?? []).findIndex((name) => name.trim().toLowerCase() === "term");
  if (column < 0) return null;
  return rows.map((row) => (row[column] ?? "").trim()).filter((term) => term !== "")
    .map((term) => (forSpreadsheets && /^'[=+\-@']/.test(term) ? term.slice(1) : term));
}

/** Rows of CSV (RFC 4180). */
function rowsOf(text) {
  const rows = [];
  let row = [];
  const pattern = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/gy;
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    row.push(found[1] === undefined ? found[2] : found[1].replaceAll('""', '"'));
    if (found[3] !== ",") {
      if (row.length > 1 || row[0] !== "") rows.push(row);
      row = [];
      if (pattern.lastIndex >= text.length) break;
    }
  }
  return rows;
}

/** As terms are compared: case says nothing. @param {string} term */
export const keyOf = (term) => term.toLocaleLowerCase();
