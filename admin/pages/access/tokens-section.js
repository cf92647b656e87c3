import { api } from "../../core/api.js";
import { h } from "../../core/dom.js";
import { counted } from "../../core/format.js";
import { Part } from "../../core/part.js";
import { badge } from "../../elements/badge.js";
import { confirmed } from "../../elements/dialog.js";
import { card, emptyState } from "../../elements/states.js";
import { relativeTime } from "../../elements/time.js";
import { toast } from "../../elements/toast.js";
import { scopeWords } from "./scopes.js";
import { makeToken } from "./token-dialog.js";

/** One's own tokens, by which programs act in one's name. */
export class TokensSection extends Part {
  async load() {
    const [tokens, tenants] = await Promise.all([
      api.all("/tokens", { signal: this.signal }), api.all("/tenants", { signal: this.signal }),
    ]);
    return { tokens, tenants };
  }

  draw({ tokens, tenants }) {
    const now = new Date().toISOString();
    const isGood = (token) => !token.revoked_at && token.expires_at > now;
    const good = tokens.filter(isGood);
    const over = tokens.filter((token) => !isGood(token));
    const names = new Map(tenants.map((tenant) => [tenant.id, tenant.name]));
    return card("Tokens for programs", {
      flush: true,
      actions: h("button", { type: "button", onclick: () => this.#make(tenants) }, "Make a token"),
      body: [
        good.length === 0
          ? emptyState({ heading: "No token",
            text: "A token lets a program use the API in your name, for what you choose and never for more than you "
              + "may do yourself.", symbol: "apps" })
          : h("ul", { class: "entries" }, good.map((token) => this.#entry(token, names))),
        over.length > 0 && h("details", { class: "tokens-over" },
          h("summary", {}, `${counted(over.length, "token")} that ended`),
          h("ul", { class: "entries" }, over.map((token) => this.#entry(token, names)))),
      ],
    });
  }

  #entry(token, names) {
    const isOver = token.revoked_at || new Date(token.expires_at) < Date.now();
    const tenants = token.tenants?.map((id) => names.get(id) ?? id);
    return h("li", {},
      h("div", {},
        h("p", {}, h("bdi", { class: "name" }, token.name), " ", h("code", { class: "soft" }, `gh_…${token.last4}`),
          token.revoked_at ? [" ", badge("Revoked")] : isOver && [" ", badge("Expired")]),
        h("p", { class: "soft small" },
          token.revoked_at ? ["Revoked ", relativeTime(token.revoked_at)] : [isOver ? "Ended " : "Ends ",
            relativeTime(token.expires_at)],
          ", ", token.last_used_at ? ["used ", relativeTime(token.last_used_at)] : "never used",
          ", made ", relativeTime(token.created_at)),
        h("p", { class: "small" },
          token.scopes.map((scope, index) => [index > 0 && ", ", h("code", { title: scopeWords(scope) }, scope)]),
          tenants ? [" for ", tenants.map((name, index) => [index > 0 && ", ", h("bdi", {}, name)])]
            : " for all tenants that you may act for")),
      !isOver && h("button", {
        type: "button", class: "danger", "aria-label": `Revoke ${token.name}`, onclick: () => this.#revoke(token),
      }, "Revoke"));
  }

  async #make(tenants) {
    if (await makeToken(tenants)) await this.refresh();
  }

  async #revoke(token) {
    const done = await confirmed({
      title: "Revoke the token", danger: true, action: "Revoke",
      text: h("p", {}, "A program that uses ", h("bdi", {}, token.name),
        " is refused from its next request on. A token cannot be brought back."),
      run: () => api.delete(`/tokens/${token.id}`),
    });
    if (!done) return;
    toast("The token is revoked.");
    await this.refresh();
    this.querySelector("button")?.focus();
  }
}

customElements.define("gh-tokens-section", TokensSection);
