import { api } from "../../core/api.js";
import { fill, h } from "../../core/dom.js";
import { dateMinute } from "../../core/format.js";
import { openDialog } from "../../elements/dialog.js";
import { field, form } from "../../elements/form.js";
import { toast } from "../../elements/toast.js";
import { authorOf, noteHeader } from "./layer.js";
import { merged } from "./merge.js";
import { differenceInShort, differenceOf, differenceView } from "./difference-view.js";

/**
 * Asks for a note and saves a draft. Where somebody saved meanwhile, it shows what, and lets one choose.
 * @param {import("./draft.js").Draft} draft @param {import("./layer.js").Layer} layer
 * @param {AbortSignal} signal
 * @returns {Promise<boolean>} whether it was saved, or given up for what somebody else saved
 */
export async function saveRules(draft, layer, signal) {
  const done = await openDialog("Save the rules", (close) => {
    const body = h("div", { class: "stack" });
    const ask = (note = null, extra = null) =>
      fill(body, extra, h("p", {}, differenceInShort(differenceOf(draft.base.document, draft.document))),
        draft.warnings.length > 0
          && h("div", { class: "notice warning" }, h("p", {}, "Saved all the same, but worth knowing:"),
            h("ul", {}, draft.warnings.map(({ path, message }) => h("li", {}, h("code", {}, path), ` ${message}`)))),
        form({
          fields: [field({
            name: "note",
            label: "Why",
            value: note,
            hint: "Kept with the version, for whoever looks at it later.",
            attributes: { maxlength: 400, autofocus: true }
          })],
          submit: draft.base.document === null ? "Save the first version" : "Save as the next version",
          cancel: () => close(),
          run: async ({ note: why }) => {
            try {
              await save(draft, layer, why, draft.base.etag);
              close(true);
            } catch (error) {
              if (error.code === "stale") await conflict(error, why);
              else if (error.code === "not_in_force") {
                await settled(draft, layer, signal);
                close(true);
                toast(`${error.message} Saved, and not in force yet: saving anything tries again.`, { seconds: 15 });
              } else throw error;
            }
          },
        }));
    const conflict = async (error, note) => {
      const theirs = await layer.rules(signal);
      const { items: [latest] } = await api.get(`${layer.path}/rule-set/versions`, { query: { limit: 1 }, signal });
      const both = merged(draft.base.document, draft.document, theirs.document);
      fill(body,
        h("div", { class: "notice warning", role: "alert" },
          h("p", {}, h("bdi", {}, latest ? authorOf(latest) : "Somebody"),
            ` saved version ${latest?.version ?? "?"} ${dateMinute(latest?.created_at)}, after you began.`,
            latest?.note && [" “", h("bdi", {}, latest.note), "”"])),
        h("h3", {}, "What they changed"),
        differenceView(differenceOf(draft.base.document, theirs.document), draft.base.document, theirs.document),
        h("h3", {}, "What you changed"),
        differenceView(differenceOf(draft.base.document, draft.document), draft.base.document, draft.document),
        both.both.length > 0
          && h("p", { class: "notice" }, "Both changed ",
            both.both.map((id, index) => [index > 0 && ", ", h("code", {}, id)]), ": yours would stand."),
        h("div", { class: "foot row" }, h("button", { type: "button", onclick: () => close() }, "Keep editing"),
          h("button", {
            type: "button",
            class: "danger",
            onclick: () => {
              draft.begin(theirs.document, theirs.etag);
              close(true);
            }
          },
            "Give mine up"),
          h("button", {
            type: "button",
            onclick: () => {
              draft.rebase(theirs.document, theirs.etag);
              ask(note);
            }
          },
            "Save mine in place of theirs"),
          h("button", {
            type: "button",
            class: "primary",
            onclick: () => {
              draft.begin(theirs.document, theirs.etag);
              draft.replace(both.document);
              close(true);
              toast("Your changes stand on top of theirs now. Look them over, then save.", { seconds: 10 });
            }
          },
            "Put mine on top of theirs")));
      body.querySelector(".foot .primary").focus();
    };
    ask();
    return body;
  }, { wide: true });
  return done === true;
}

async function save(draft, layer, note, etag) {
  const { data, etag: next } =
    await api.exchange("PUT", `${layer.path}/rule-set`, draft.document, { etag, headers: noteHeader(note) });
  draft.begin(data.document, next);
  toast(`Saved as version ${data.version}. In force from now on.`);
}

/** What stands at the gateway becomes what the draft is compared with. */
async function settled(draft, layer, signal) {
  const { document, etag } = await layer.rules(signal);
  draft.begin(document, etag);
}
