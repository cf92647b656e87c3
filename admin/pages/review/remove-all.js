import { h } from "../../core/dom.js";
import { openDialog } from "../../elements/dialog.js";
import { field, form } from "../../elements/form.js";

/**
 * Asks how far to go with an author's comments.
 * @param {any} item of the queue @param {ReturnType<typeof import("./removal.js").removalFor>} removal
 * @returns {Promise<"account"|"tenant"|undefined>}
 */
export function removeAll(item, removal) {
  const who = item.event.username ?? "this author";
  if (!item.event.user_id) {
    return openDialog("Everything by the author", (close) => [
      h("p", {}, "TikTok did not say who wrote this comment, so their others cannot be found."),
      h("div", { class: "foot" }, h("button", { type: "button", onclick: () => close() }, "Close")),
    ]);
  }
  return openDialog("Remove everything by the author", (close) => form({
    fields: [
      h("p", {}, "This comment and all others by ", h("bdi", {}, who),
        " that can be seen or wait are removed, in the background. ",
        "Those that colleagues hold are left to them, those that come later to the rules."),
      field({ name: "scope", label: "Where", options: [["tenant", "On all accounts"], ["account", "On this account"]] }),
      removal.isFinal && h("p", { class: "soft" }, "TikTok cannot hide through this account: comments are deleted for good."),
    ],
    submit: `${removal.name} all`, danger: true, cancel: () => close(),
    run: async ({ scope }) => close(scope),
  }));
}
