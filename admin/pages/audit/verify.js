import { api } from "../../core/api.js";
import { h } from "../../core/dom.js";
import { counted, dateTime } from "../../core/format.js";
import { openDialog } from "../../elements/dialog.js";
import { field, form } from "../../elements/form.js";
import { Progress } from "../../elements/progress.js";
import { copyButton } from "../../elements/secret.js";

const faults = {
  altered: "It is not what its hash was made over.",
  displaced: "It was not written after the entry that now stands before it: entries are gone, or were put in.",
  unchained: "It has no hash although entries before it have.",
};

/** Goes along the chain of the whole audit log, and says whether it is as it was written. */
export function verifyChain() {
  const ending = new AbortController();
  const place = h("div", { class: "stack", "aria-live": "polite" });
  const dialog = openDialog("Verify the audit log", () => [
    h("p", { class: "soft" },
      "Each entry has a hash over itself and the entry before it. This goes along all of them."),
    form({
      fields: [field({
        name: "head", label: "A head that you noted",
        hint: "If it is still in the chain, nothing up to it was changed. It may be left out.",
        attributes: { autocomplete: "off", spellcheck: "false", class: "mono" },
        pattern: (value) => /^[0-9A-Fa-f]{64}$/.test(value) || "A head is 64 hexadecimal digits.",
      })],
      submit: "Verify",
      run: async ({ head }) => {
        const running = new AbortController();
        ending.signal.addEventListener("abort", () => running.abort());
        const progress = new Progress("Going along the chain", () => running.abort());
        place.replaceChildren(progress);
        try {
          place.replaceChildren(result(await api.get("/audit/verification",
            { query: { head }, signal: running.signal })));
        } catch (error) {
          place.replaceChildren();
          if (!running.signal.aborted) throw error;
        }
      },
    }),
    place,
  ]);
  return dialog.finally(() => ending.abort());
}

function result({ whole, entries, unchained, head, broken, noted_head: noted, cut }) {
  // A chain that is whole in itself may still be another one than that which was noted.
  const verdict = whole ? "The log is as it was written." : broken || !noted || noted.found
    ? "The log is not as it was written." : "The chain is whole, but not the one that you noted.";
  return h("div", { class: `notice ${whole ? "good" : "danger"}` },
    h("p", {}, h("strong", {}, verdict)),
    broken && h("p", {}, "The first entry that is wrong: ", h("code", {}, broken.id),
      ` of ${dateTime(broken.created_at)}. `, faults[broken.fault] ?? broken.explanation),
    noted && h("p", {}, noted.found ? "The head that you noted is in the chain."
      : "The head that you noted is not in the chain: something up to it was changed or taken away."),
    h("p", {}, `${counted(entries, "entry", "entries")}`, unchained > 0
      && `, ${unchained} of them from before there was a chain`, "."),
    cut && h("p", {},
      `${counted(cut.entries, "entry was", "entries were")} cut for age on ${dateTime(cut.cut_at)}, which an entry of `
        + "the chain says too."),
    head && h("div", { class: "stack" }, h("p", {}, "The head, to be noted where whoever has the database cannot reach:"),
      h("div", { class: "row" }, h("code", {}, head.hash), copyButton(head.hash))));
}
