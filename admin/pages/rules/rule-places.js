import { h } from "../../core/dom.js";
import { tabs } from "../../elements/tabs.js";
import { session } from "../../core/session.js";
import { router } from "../../core/router.js";

/**
 * The pages about rules, with the layer that they are about.
 * @param {import("./layer.js").Layer} layer @param {any[]} accounts of the tenant
 */
export function rulePlaces(layer, accounts = []) {
  // Viewers see one of them alone.
  if (!session.may("moderator")) return null;
  return h("div", { class: "rule-places" },
    tabs("Rules",
      [
        [layer.address("/rules"), "Edit"],
        layer.tenant && [layer.address("/rules/test"), "Try"],
        [layer.address("/rules/versions"), "Versions"],
        layer.tenant && [layer.address("/rules/statistics"), "What they did"],
      ].filter(Boolean)),
    layer.tenant && accounts.length > 0
      && h("label", { class: "row layer" }, h("span", {}, "Rules of"),
        h("select", {
          value: layer.account ?? "",
          onchange: (event) => {
            router.setQuery({ account: event.target.value || null, rule: null }, { replace: false });
            // Somebody may have chosen to stay with unsaved work.
            event.target.value = new URLSearchParams(location.search).get("account") ?? "";
          },
        },
          h("option", { value: "" }, "the whole tenant"),
          accounts.map(({ id, name }) => h("option", { value: id }, `the account ${name}`)))));
}
