import { api } from "../../core/api.js";
import { h } from "../../core/dom.js";
import { counted } from "../../core/format.js";
import { openDialog } from "../../elements/dialog.js";
import { toast } from "../../elements/toast.js";
import { keyOf, termsOfText, textOfTerms } from "./terms.js";

/**
 * Saves a list. Where somebody saved meanwhile, it says what they changed, and puts one's own changes on top if wanted.
 * @param {string} path @param {import("./list-draft.js").ListDraft} draft @param {string} etag
 * @returns {Promise<boolean>} whether the list has to be read again
 */
export async function saveList(path, draft, etag) {
  try {
    const { data } = await api.exchange("PUT", path, textOfTerms(draft.terms), { etag, type: "text/plain" });
    draft.clear();
    toast(`Saved as version ${data.version}: ${counted(data.term_count, "term")}. In force from now on.`);
    return true;
  } catch (error) {
    if (error.code === "not_in_force") {
      draft.clear();
      toast(`${error.message} Saved, and not in force yet: saving anything tries again.`, { seconds: 15 });
      return true;
    }
    if (error.code !== "stale") throw error;
  }
  const theirs = await api.exchange("GET", path, undefined, { headers: { Accept: "text/plain" } });
  const terms = termsOfText(theirs.data);
  const before = new Set(draft.base.map(keyOf));
  const after = new Set(terms.map(keyOf));
  const added = terms.filter((term) => !before.has(keyOf(term)));
  const removed = draft.base.filter((term) => !after.has(keyOf(term)));
  const some = (list) => [list.slice(0, 20).map((term, index) => [index > 0 && ", ", h("bdi", {}, term)]),
    list.length > 20 && ` and ${list.length - 20} more`];
  const choice = await openDialog("Somebody else saved the list",
    (close) => [h("p", {}, `Version ${theirs.etag?.replaceAll("\"", "")} was saved after you began.`),
      added.length > 0 && h("p", {}, "They added: ", some(added)),
      removed.length > 0 && h("p", {}, "They took out: ", some(removed)),
      h("div", { class: "foot row" }, h("button", { type: "button", onclick: () => close() }, "Not now"),
        h("button", { type: "button", onclick: () => close("theirs") }, "Give mine up"),
        h("button", { type: "button", class: "primary", autofocus: true, onclick: () => close("both") },
          "Put mine on top")),
  ]);
  if (!choice) return false;
  draft.begin(terms);
  if (choice === "theirs") { draft.clear(); return true; }
  return draft.isChanged ? saveList(path, draft, theirs.etag) : true;
}
