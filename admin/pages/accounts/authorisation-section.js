import { api } from "../../core/api.js";
import { h } from "../../core/dom.js";
import { dateTime } from "../../core/format.js";
import { Part } from "../../core/part.js";
import { session } from "../../core/session.js";
import { badge } from "../../elements/badge.js";
import { confirmed, openDialog } from "../../elements/dialog.js";
import { form } from "../../elements/form.js";
import { relativeTime } from "../../elements/time.js";
import { toast } from "../../elements/toast.js";
import { authorisationAdvice, standing } from "./account-words.js";
import { authorisationBadge, authorisationLink, authorisationOutcome } from "./authorisation-link.js";
import { tokenFields, tokenValues } from "./token-fields.js";

/** How many links are looked at, newest first. */
const links = 5;

/** What TikTok lets us do for the account, and getting it anew. */
export class AuthorisationSection extends Part {
  #account;
  #changed;

  /** @param {any} account @param {() => any} changed */
  constructor(account, changed) {
    super();
    this.#account = account;
    this.#changed = changed;
  }

  async load() {
    if (!session.may("manager")) return [];
    const all = await api.get(`/tenants/${this.params.tenant}/authorisations`,
      { signal: this.signal, query: { limit: 200 } });
    return all.items.filter((authorisation) => authorisation.account_id === this.#account.id).slice(0, links);
  }

  draw(authorisations) {
    const account = this.#account;
    const { ends_at: end, message, missing_scopes: missing } = account.authorisation;
    const advice = authorisationAdvice(account);
    const [name, tone] = standing(account);
    return h("div", { class: "stack" },
      advice && h("div", { class: `notice ${tone}` }, h("p", {}, advice), message && account.has_access_token
        && h("p", { class: "soft" }, `The gateway's words: ${message}.`)),
      h("dl", { class: "facts" },
        h("dt", {}, "State"), h("dd", {}, badge(name, tone), account.disconnected_since
          && [" since ", relativeTime(account.disconnected_since)]),
        h("dt", {}, "Access token"), h("dd", {}, tokenWords(account)),
        h("dt", {}, "Authorisation"),
        h("dd", {},
          end ? ["Ends ", relativeTime(end), h("span", { class: "soft" }, `, ${dateTime(end)}`)] : "No end is known"),
        missing.length > 0 && [h("dt", {}, "Left out"), h("dd", {}, h("code", {}, missing.join(", ")))]),
      session.may("manager") && h("div", { class: "row" },
        account.dialect === "business" && h("button", { type: "button", class: advice ? "primary" : "",
          onclick: () => this.#newLink() }, "New link for the creator"),
        h("button", { type: "button", class: advice && account.dialect === "open" ? "primary" : "",
          onclick: () => this.#handIn() }, "Hand in tokens")),
      authorisations.length > 0 && h("details", {}, h("summary", {}, "Links that were sent"),
        h("ul", { class: "links" }, authorisations.map((authorisation) => this.#link(authorisation)))));
  }

  #link(authorisation) {
    const outcome = authorisationOutcome(authorisation);
    return h("li", {}, h("div", { class: "row" }, authorisationBadge(authorisation),
      h("span", { class: "soft" }, "made ", relativeTime(authorisation.created_at)),
      authorisation.state === "waiting" && h("button", { type: "button", onclick: () => this.#revoke(authorisation) },
        "Take back")),
    outcome && h("p", { class: "soft" }, outcome));
  }

  async #newLink() {
    await openDialog("New link for the creator", (close) => {
      const place = h("div", { class: "stack" });
      place.append(form({
        submit: "Make the link", cancel: () => close(),
        fields: h("p", {},
          "The creator opens it, is asked by TikTok, and the account is connected again. What it had before stays good "
            + "until then."),
        run: async () => {
          place.replaceChildren(await authorisationLink(this.params.tenant, { account_id: this.#account.id },
            () => this.#changed()));
        },
      }));
      return place;
    });
    this.refresh();
  }

  async #handIn() {
    const done = await openDialog("Hand in tokens", (close) => form({
      submit: "Hand in", cancel: () => close(),
      fields: [h("p", { class: "soft" },
        "They take the place of the present ones. An account that was disconnected is connected by them."),
        ...tokenFields({ required: true })],
      run: async (values) => {
        await api.put(`/tenants/${this.params.tenant}/accounts/${this.#account.id}/tokens`, tokenValues(values));
        close(true);
      },
    }));
    if (!done) return;
    toast("The tokens are handed in.");
    await this.#changed();
  }

  async #revoke(authorisation) {
    const done = await confirmed({
      title: "Take the link back", action: "Take it back", text: "Whoever opens it is told that it is no longer good.",
      run: () => api.delete(`/tenants/${this.params.tenant}/authorisations/${authorisation.id}`),
    });
    if (!done) return;
    toast("The link is taken back.");
    await this.refresh();
  }
}

function tokenWords({ has_access_token: isThere, access_token_expires_at: end }) {
  if (!isThere) return "None";
  return end ? ["Ends ", relativeTime(end), "; renewed before that by itself"] : "There is one; TikTok did not say when it ends";
}

customElements.define("gh-authorisation-section", AuthorisationSection);
