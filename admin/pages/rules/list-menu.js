import { api } from "../../core/api.js";
import { h } from "../../core/dom.js";
import { counted } from "../../core/format.js";
import { router } from "../../core/router.js";
import { confirmed, openDialog } from "../../elements/dialog.js";
import { fetchFile } from "../../elements/download.js";
import { field, form } from "../../elements/form.js";
import { menuButton } from "../../elements/menu.js";
import { toast } from "../../elements/toast.js";
import { textOfTerms } from "./terms.js";

/**
 * What else can be done with a list: its files, its title, its end.
 * @param {{path: string, place: string, about: any, etag: string, terms: string[], mayEdit: boolean, signal: AbortSignal,
 *   changed: () => void}} list `place` is the page of all lists, `terms` are those that are stored
 */
export function listMenu(list) {
  const { mayEdit } = list;
  return menuButton({ label: "More", symbol: "down" }, (close) => [
    ["Download as text", () => download(list, "txt", "text/plain")],
    ["Download as CSV", () => download(list, "csv", "text/csv")],
    ["Download as CSV for spreadsheets", () => download(list, "csv", "text/csv", { spreadsheet: true })],
    mayEdit && ["Change the title", () => retitle(list)],
    mayEdit && ["Delete the list", () => remove(list)],
  ].filter(Boolean).map(([label, run]) => h("button", { type: "button", onclick: () => { close(); run(); } }, label)));
}

async function download({ path, about, signal }, ending, accept, query = {}) {
  try {
    await fetchFile(path, { accept, name: `${about.name}.${ending}`, query, signal });
  } catch (error) {
    if (!signal.aborted) toast(error.message);
  }
}

async function retitle({ path, about, etag, terms, changed }) {
  const done = await openDialog("Change the title", (close) => form({
    fields: [field({
      name: "title", label: "Title", value: about.title, required: true, hint: "For people; rules go on using the name.",
      attributes: { maxlength: 200 },
    })],
    submit: "Save the title", cancel: () => close(),
    run: async ({ title }) => {
      // A title is saved with the terms that are stored; what is not saved yet stays so.
      await api.put(path, textOfTerms(terms), { etag, type: "text/plain", query: { title } });
      close(true);
    },
  }));
  if (done) changed();
}

async function remove({ path, place, about: { name }, terms }) {
  const done = await confirmed({
    title: `Delete the list ${name}`, danger: true, action: "Delete the list", typed: name,
    text: [
      `Its ${counted(terms.length, "term")} and all its versions go, and nothing brings them back.`,
      "While rules name it, it stays.",
    ].join(" "),
    run: () => api.delete(path),
  });
  if (!done) return;
  router.guard(null);
  toast(`Deleted ${name}.`);
  router.go(place);
}
