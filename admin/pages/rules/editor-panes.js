import { api } from "../../core/api.js";
import { h } from "../../core/dom.js";
import { DocumentPane } from "./document-pane.js";

/**
 * What stands beside the form. All but the document are loaded when they are first wanted.
 * @param {string} key `document`, `try`, `evasion` or `back-test`
 * @param {{draft: import("./draft.js").Draft, layer: import("./layer.js").Layer, effective: any[], mayEdit: boolean,
 *   signal: AbortSignal}} what `effective` are the rules of all layers, as `/rules` has them
 * @returns {Promise<HTMLElement>}
 */
export async function makePane(key, { draft, layer, effective, mayEdit, signal }) {
  if (key === "document") return new DocumentPane(draft, { mayEdit });
  if (key === "evasion") {
    // The answer is the same within any tenant.
    const tenant = layer.tenant ?? (await api.get("/tenants", { query: { limit: 1 }, signal })).items[0]?.id;
    if (!tenant) return h("p", { class: "soft" }, "Terms are scored within a tenant, and there is none yet.");
    return (await import("./evasion-pane.js")).evasionPane(tenant);
  }
  if (!layer.tenant) {
    return h("p", { class: "notice" }, key === "try"
      ? "A draft of the gateway’s rules cannot be tried by itself. Examples are checked as you type; once it is saved, try "
        + "comments within a tenant."
      : "A draft of the gateway’s rules cannot be held against stored comments. Save new rules in shadow first, and look "
        + "at what they did within each tenant.");
  }
  if (key === "back-test") return new (await import("./back-test-pane.js")).BackTestPane(draft, layer);
  const { TryPane } = await import("./try-pane.js");
  return new TryPane({ tenant: layer.tenant, account: layer.account, draft, layer, rules: effective, known: { text: "" } });
}
