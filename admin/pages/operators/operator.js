import { api } from "../../core/api.js";
import { Page } from "../../core/page.js";
import { h } from "../../core/dom.js";
import { date } from "../../core/format.js";
import { tenantNames } from "../../core/names.js";
import { session } from "../../core/session.js";
import { badge } from "../../elements/badge.js";
import { savedOver } from "../../elements/conflict.js";
import { confirmed } from "../../elements/dialog.js";
import { form } from "../../elements/form.js";
import { card } from "../../elements/states.js";
import { toast } from "../../elements/toast.js";
import { accessFacts, accessFields, accessOf } from "./access-fields.js";
import { invite } from "./invite.js";
import { sessionList } from "./session-list.js";
import { tokenList } from "./token-list.js";

/** One operator: what they may do, and what of theirs is in use. */
class OperatorPage extends Page {
  async load() {
    const path = `/operators/${this.params.operator}`;
    const [{ data: operator, etag }, { items: operators }, { items: sessions }, names] = await Promise.all([
      api.exchange("GET", path, undefined, { signal: this.signal }), api.get("/operators", { signal: this.signal }),
      api.get(`${path}/sessions`, { signal: this.signal }), tenantNames(this.signal),
    ]);
    return { operator, etag, operators, sessions, names };
  }

  draw({ operator, etag, operators, sessions, names }) {
    const isSelf = operator.id === session.operator.id;
    const owners = operators.filter((other) => other.role === "owner" && !other.disabled);
    const isLast = owners.length === 1 && owners[0].id === operator.id;
    return [
      this.head(operator.name, {
        crumbs: [["/operators", "Operators"]],
        lede: [`Operator since ${date(operator.created_at)}. `,
          h("a", { href: `/gateway/audit?operator=${operator.id}` }, "What they did")],
        actions: operator.disabled && badge("Disabled", "danger"),
      }),
      isSelf && h("p", { class: "notice" }, "This is you. Your password, second factor and tokens are at ",
        h("a", { href: "/me" }, "your account"),
        ". Nobody takes access from themselves: another owner can."),
      isLast && !isSelf && h("p", { class: "notice" },
        "This is the last owner who can sign in, so the role stays and the operator cannot be disabled."),
      h("div", { class: "grid wide-columns" },
        card("What they may do", { body: this.#access(operator, etag, names, isSelf || isLast) }),
        card("Sign-in", { body: this.#signIn(operator, isSelf, isLast) })),
      sessionList({ operator, sessions, changed: () => this.refresh() }),
      tokenList({ operator, names }),
    ];
  }

  #access(operator, etag, names, isFixed) {
    if (isFixed) {
      return [
        h("p", {}, "Owner: may do everything, for all tenants and the gateway itself."),
        h("p", { class: "soft" }, operator.id === session.operator.id ? "Another owner can change that."
          : "Make somebody else an owner first."),
      ];
    }
    return form({
      fields: accessFields({ role: operator.role, tenants: operator.tenants, names }), submit: "Save",
      run: async (values) => {
        const path = `/operators/${operator.id}`;
        const isSaved = await savedOver({
          etag, save: (seen) => api.patch(path, accessOf(values), { etag: seen }),
          now: async () => accessFacts(await api.get(path), names),
        });
        if (!isSaved) return;
        toast(`What ${operator.name} may do was saved. It holds at once.`);
        this.refresh();
      },
    });
  }

  #signIn(operator, isSelf, isLast) {
    const { id, name, disabled, second_factor: hasFactor } = operator;
    const isLocked = isSelf || isLast;
    return h("dl", { class: "facts sign-in-facts" },
      h("dt", {}, "Access"),
      h("dd", {}, disabled ? badge("Disabled", "danger")
        : operator.must_change_password ? badge("One-time password", "warning") : badge("Allowed", "good"),
        !isLocked && (disabled
          ? h("button", { type: "button", onclick: () => this.#enable(operator) }, "Enable")
          : h("button", { type: "button", class: "danger", onclick: () => this.#disable(operator) }, "Disable"))),
      h("dt", {}, "Password"),
      h("dd", {}, isSelf ? h("a", { href: "/me" }, "Change it")
        : disabled ? h("span", { class: "soft" }, "Enable the operator to give out a new one")
          : h("button", { type: "button", onclick: () => invite({ operator: name }) }, "Let them set a new one")),
      h("dt", {}, "Second factor"),
      h("dd", {}, hasFactor ? badge("On", "good") : badge("None"),
        hasFactor && !isSelf && h("button", { type: "button", class: "danger", onclick: () => this.#removeFactor(id,
          name) }, "Remove a lost one")));
  }

  // This and enabling say what they set and leave the rest, so they are not based on what was seen: a change of
  // somebody's role meanwhile does not keep them signed in.
  async #disable({ id, name }) {
    const done = await confirmed({
      title: `Disable ${name}?`, action: "Disable", danger: true,
      text: "They cannot sign in any more, their sessions end, their tokens rest, and invitations they made are taken "
        + "back. They can be enabled again.",
      run: () => api.patch(`/operators/${id}`, { disabled: true }),
    });
    if (done) this.refresh();
  }

  async #enable({ id, name }) {
    const done = await confirmed({
      title: `Enable ${name}?`, action: "Enable",
      text: "They can sign in with the password they had, and their tokens work again.",
      run: () => api.patch(`/operators/${id}`, { disabled: false }),
    });
    if (done) this.refresh();
  }

  async #removeFactor(id, name) {
    const done = await confirmed({
      title: `Remove the second factor of ${name}?`, action: "Remove it", danger: true,
      text: "For somebody who has lost the app and the recovery codes. Make sure that it is they who ask: from then "
        + "on the password alone lets in. Their sessions end.",
      run: () => api.delete(`/operators/${id}/second-factor`),
    });
    if (!done) return;
    toast(`The second factor of ${name} was removed.`);
    this.refresh();
  }
}

customElements.define("gh-operator", OperatorPage);
