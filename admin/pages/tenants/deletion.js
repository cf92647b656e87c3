import { api } from "../../core/api.js";
import { h } from "../../core/dom.js";
import { counted } from "../../core/format.js";
import { router } from "../../core/router.js";
import { session } from "../../core/session.js";
import { confirmed } from "../../elements/dialog.js";
import { card } from "../../elements/states.js";
import { toast } from "../../elements/toast.js";

/** The end of a tenant. */
export function deletionCard({ path, tenant }) {
  const remove = async () => {
    const accounts = await api.all(`${path}/accounts`, { query: { limit: 500 } }, 5000).catch(() => null);
    const done = await confirmed({
      title: "Delete the tenant?", action: "Delete it for good", danger: true, typed: tenant.name,
      text: [
        h("p", {}, "With it go"),
        h("ul", { class: "bullets" },
          h("li", {}, accounts ? counted(accounts.length, "account") : "its accounts",
            ", with their secrets and TikTok's tokens"),
          h("li", {}, "all comments, with what was decided and done about them"),
          h("li", {}, "its apps, rules, term lists and alert channels, and all figures"),
          h("li", {}, "what operators may do for it")),
        h("p", {}, "What is hidden at TikTok stays hidden. Entries in the audit log stay. Only a backup has the rest."),
      ],
      run: () => api.delete(path),
    });
    if (!done) return;
    session.forgetTenant(tenant.id);
    toast(`“${tenant.name}” was deleted. Its comments go within minutes.`);
    router.go("/tenants");
  };
  return card("Delete", {
    body: [
      h("p", { class: "soft" },
        "The tenant is gone at once, for everybody, with everything it owns. To stop it for a while, disable it."),
      h("button", { type: "button", class: "danger", onclick: remove }, "Delete the tenant"),
    ],
  });
}
