import { api } from "../../core/api.js";
import { h } from "../../core/dom.js";
import { session } from "../../core/session.js";
import { saveFile, today } from "../../elements/download.js";
import { formDialog } from "../../elements/form-dialog.js";
import { newPassphraseFields } from "../../elements/passphrase.js";
import { card, words } from "../../elements/states.js";
import { toast } from "../../elements/toast.js";

/** The tenant's configuration as a file, to take it elsewhere. */
export function exportCard({ path, tenant, signal }) {
  const save = (document, kind) => saveFile(`${tenant.name.replaceAll(/[^\p{L}\p{N}]+/gu, "-")}-${kind}${today()}.json`,
    new Blob([JSON.stringify(document, null, 2)], { type: "application/json" }));
  const plain = async () => {
    try {
      save(await api.get(`${path}/export`, { signal }), "");
    } catch (error) {
      if (!signal.aborted) toast(words(error));
    }
  };
  const sealed = () => formDialog("Export with secrets", {
    submit: "Export",
    fields: [
      h("p", {}, "App secrets, tokens and webhook secrets come along, sealed to a passphrase. Whoever has the file "
        + "can guess at it for as long as they like, so choose one that nobody guesses."),
      newPassphraseFields(),
    ],
    run: async ({ passphrase }) => save(await api.post(`${path}/export`, { passphrase }), "with-secrets-"),
  });
  return card("Export", {
    body: [
      h("p", { class: "soft" },
        "Accounts, apps, lists, rules in force and these settings as one file, for another gateway or to keep. "
          + "Comments are not in it."),
      h("div", { class: "row" },
        h("button", { type: "button", onclick: plain }, "Export without secrets"),
        session.isOwner && h("button", { type: "button", onclick: sealed }, "Export with secrets")),
    ],
  });
}
