import { api } from "../../core/api.js";
import { h } from "../../core/dom.js";
import { router } from "../../core/router.js";
import { confirmed, openDialog } from "../../elements/dialog.js";
import { field, form } from "../../elements/form.js";
import { menuButton } from "../../elements/menu.js";
import { toast } from "../../elements/toast.js";

/** What one does with an account as a whole. @param {any} account @param {string} base @param {() => any} changed */
export function accountMenu(account, base, changed) {
  const path = `${base}/accounts/${account.id}`;
  const change = async (patch, said, undo) => {
    try {
      await api.patch(path, patch);
    } catch (problem) {
      return toast(problem.message);
    }
    toast(said, undo && { undo });
    await changed();
  };
  const setDisabled = (disabled) => change({ disabled }, disabled ? "The account is disabled." : "The account is enabled.",
    () => change({ disabled: !disabled }, disabled ? "The account is enabled." : "The account is disabled."));
  return menuButton({ label: "Change", symbol: "settings" }, (close) => [
    h("button", { type: "button", onclick: () => { close(); rename(account, path, changed); } }, "Rename"),
    h("button", { type: "button", onclick: () => { close(); setDisabled(!account.disabled); } },
      account.disabled ? "Enable" : "Disable"),
    h("button", { type: "button", onclick: () => { close(); remove(account, path, base); } }, "Delete"),
  ]);
}

async function rename(account, path, changed) {
  const name = await openDialog("Rename the account", (close) => form({
    submit: "Rename", cancel: () => close(),
    fields: field({ name: "name", label: "Name", required: true, value: account.name,
      hint: "For people alone; nothing at TikTok changes." }),
    run: async (values) => { await api.patch(path, values); close(values.name); },
  }));
  if (name) await changed();
}

async function remove(account, path, base) {
  const done = await confirmed({
    title: "Delete the account", danger: true, action: "Delete the account", typed: account.name,
    text: h("p", {}, "Its events, decisions, actions, rules and tokens go with it, for good. Its webhook stays "
      + "registered at TikTok: delete that first, or TikTok goes on delivering to an address that answers 404."),
    run: () => api.delete(path),
  });
  if (!done) return;
  toast("The account is deleted.");
  router.go(`${base}/accounts`);
}
