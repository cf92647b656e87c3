import { openDialog } from "../../elements/dialog.js";
import { field, form } from "../../elements/form.js";
import { termsOfCSV, termsOfText } from "./terms.js";

/** As the gateway takes them. */
const mostBytes = 16 * 1024 * 1024;

/**
 * Asks for many terms at once, pasted or from a file.
 * @returns {Promise<{terms: string[], isWhole: boolean, isRemoval: boolean}|undefined>} `isWhole` where they are to be the
 *   list from now on, `isRemoval` where they are to be taken out
 */
export function addTerms() {
  return openDialog("Add or take out terms", (close) => {
    const sheet = field({
      name: "sheet",
      label: "The CSV was written for spreadsheets",
      type: "checkbox",
      hint: "Terms that begin as formulas stand behind an apostrophe in it."
    });
    return form({
      fields: [
        field({
          name: "pasted",
          label: "Terms",
          type: "textarea",
          hint: "One a line.",
          attributes: { rows: 8, spellcheck: "false", autofocus: true }
        }),
        field({
          name: "file",
          label: "Or a file",
          type: "file",
          hint: "Text with one term a line, or CSV with a column “term”. In UTF-8, 16 MiB at most.",
          attributes: { accept: ".txt,.csv,text/plain,text/csv" }
        }),
        sheet,
        field({
          name: "way",
          label: "What to do with them",
          options: [["add", "add them"], ["remove", "take them out"], ["whole", "make them the whole list"]]
        }),
      ],
      submit: "Go on",
      cancel: () => close(),
      run: async ({ pasted, file, sheet: forSpreadsheets, way }, element) => {
        const terms = termsOfText(pasted ?? "");
        if (file) terms.push(...await read(file, forSpreadsheets));
        if (terms.length === 0) {
          element.querySelector("textarea").focus();
          throw new Error("There is no term in it.");
        }
        close({ terms, isWhole: way === "whole", isRemoval: way === "remove" });
      },
    });
  });
}

async function read(file, forSpreadsheets) {
  if (file.size > mostBytes) throw new Error("The file is larger than 16 MiB.");
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    throw new Error("The file is not in UTF-8.");
  }
  if (!/\.csv$/i.test(file.name) && file.type !== "text/csv") return termsOfText(text);
  const terms = termsOfCSV(text, { forSpreadsheets });
  if (terms === null) throw new Error("The file has no column “term” in its first row.");
  return terms;
}
