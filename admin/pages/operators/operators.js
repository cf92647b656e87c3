import { api } from "../../core/api.js";
import { Page } from "../../core/page.js";
import { h } from "../../core/dom.js";
import { tenantNames } from "../../core/names.js";
import { session } from "../../core/session.js";
import { badge } from "../../elements/badge.js";
import { confirmed } from "../../elements/dialog.js";
import { records } from "../../elements/records.js";
import { rowMenu } from "../../elements/row-menu.js";
import { relativeTime } from "../../elements/time.js";
import { toast } from "../../elements/toast.js";
import { invite } from "./invite.js";
import { roleName } from "./roles.js";
import { tenantTags } from "./tenant-tags.js";

/** Who may do what: everybody who can sign in, and who is invited. */
class Operators extends Page {
  async load() {
    const [{ items: operators }, invitations, names] = await Promise.all([
      api.get("/operators", { signal: this.signal }),
      api.all("/invitations", { signal: this.signal }),
      tenantNames(this.signal),
    ]);
    return { operators, invitations, names };
  }

  draw({ operators, invitations, names }) {
    return [
      this.head("Operators", {
        lede: "Everybody who can sign in, and what they may do.",
        actions: h("button", { type: "button", class: "primary", onclick: () => this.#invite(names) },
          "Invite an operator"),
      }),
      this.#list(operators, names),
      h("section", { class: "stack", "aria-labelledby": "invitations" },
        h("h2", { id: "invitations", tabindex: "-1" }, "Open invitations"),
        invitations.length > 0
          ? this.#invitations(invitations, operators, names)
          : h("p", { class: "soft" },
            "None. Who is invited stands here until the invitation is accepted, taken back or over.")),
    ];
  }

  #list(operators, names) {
    const own = session.operator.id;
    return records("Operators", [
      {
        name: "Name", heads: true,
        cell: ({ id, name }) => [h("a", { href: `/operators/${id}` }, h("bdi", {}, name)),
          id === own && h("span", { class: "soft" }, " (you)")],
      },
      { name: "Role", cell: ({ role }) => roleName(role) },
      { name: "Tenants", cell: ({ role, tenants }) => tenantTags(role, tenants, names) },
      { name: "Second factor", cell: ({ second_factor: has }) => (has ? badge("On", "good") : badge("None")) },
      {
        name: "Sign-in", cell: ({ disabled, must_change_password: oneTime }) =>
          (disabled ? badge("Disabled", "danger") : oneTime ? badge("One-time password", "warning") : "Allowed"),
      },
      { name: "Since", cell: ({ created_at: at }) => relativeTime(at) },
    ]).table(operators.toSorted((a, b) => a.disabled - b.disabled || a.name.localeCompare(b.name)));
  }

  #invitations(invitations, operators, names) {
    const inviter = new Map(operators.map(({ id, name }) => [id, name]));
    return records("Open invitations", [
      { name: "Name", heads: true, cell: ({ name }) => h("bdi", {}, name) },
      {
        name: "For", cell: ({ purpose, role }) => (purpose === "password_reset" ? "A new password" : roleName(role)),
      },
      { name: "Tenants", cell: ({ purpose, role, tenants }) => (purpose === "password_reset" ? "As they are"
        : tenantTags(role, tenants, names)) },
      { name: "Invited by", cell: ({ invited_by: by, created_at: at }) => [h("bdi", {}, inviter.get(by) ?? "—"), ", ",
        relativeTime(at)] },
      { name: "Good until", cell: ({ expires_at: until }) => relativeTime(until) },
      {
        name: "Actions", unseen: true, className: "snug",
        cell: (invitation) => rowMenu(invitation.name, [["Take it back", () => this.#revoke(invitation)]]),
      },
    ]).table(invitations);
  }

  async #invite(names) {
    if (await invite({ names })) this.refresh();
  }

  async #revoke({ id, name }) {
    const done = await confirmed({
      title: "Take the invitation back?", text: ["The code that ", h("bdi", {}, name), " was given is good no more."],
      action: "Take it back", danger: true, run: () => api.delete(`/invitations/${id}`),
    });
    if (!done) return;
    toast("The invitation was taken back.");
    await this.refresh();
    this.querySelector("#invitations")?.focus();
  }
}

customElements.define("gh-operators", Operators);
