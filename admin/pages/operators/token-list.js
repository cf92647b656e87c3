import { api } from "../../core/api.js";
import { h } from "../../core/dom.js";
import { badge } from "../../elements/badge.js";
import { confirmed } from "../../elements/dialog.js";
import { EndlessList } from "../../elements/endless-list.js";
import { records } from "../../elements/records.js";
import { rowMenu } from "../../elements/row-menu.js";
import { relativeTime } from "../../elements/time.js";
import { toast } from "../../elements/toast.js";

/** The tokens that programs use in somebody's name. */
export function tokenList({ operator, names }) {
  const path = `/operators/${operator.id}/tokens`;
  const place = h("div", {});
  const show = () => place.replaceChildren(list());
  const revoke = async ({ id, name }) => {
    const done = await confirmed({
      title: `Revoke “${name}”?`, text: "Programs that use the token are refused at once. It cannot be taken back.",
      action: "Revoke", danger: true,
      run: () => api.delete(`${path}/${id}`),
    });
    if (!done) return;
    toast(`“${name}” was revoked.`);
    show();
  };
  const list = () => new EndlessList({
    path,
    ...records("Tokens", [
      { name: "Name", heads: true, cell: ({ name, last4 }) => [h("bdi", {}, name), h("span", { class: "soft mono" },
        ` …${last4}`)] },
      { name: "Scopes", cell: ({ scopes }) => h("span", { class: "tags" }, scopes.map((scope) => badge(scope))) },
      { name: "Tenants", cell: ({ tenants }) => (tenants ? tenants.map((id) => names.get(id) ?? id).join(", ")
        : h("span", { class: "soft" }, "All of theirs")) },
      { name: "Last used", cell: ({ last_used_at: at }) => (at ? relativeTime(at) : h("span", { class: "soft" }, "Never")) },
      { name: "State", cell: state },
      {
        name: "Actions", unseen: true, className: "snug",
        cell: (token) => rowMenu(token.name, [!token.revoked_at && ["Revoke it", () => revoke(token)]]),
      },
    ]),
    empty: () => h("p", { class: "soft" }, "None: no program acts in this operator's name."),
  });
  show();
  return h("section", { class: "stack", "aria-labelledby": "tokens" }, h("h2", { id: "tokens" }, "Tokens"), place);
}

function state({ revoked_at: revoked, expires_at: end }) {
  if (revoked) return [badge("Revoked"), " ", relativeTime(revoked)];
  if (new Date(end) < Date.now()) return [badge("Over"), " ", relativeTime(end)];
  return ["Ends ", relativeTime(end)];
}
