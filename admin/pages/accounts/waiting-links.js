import { api } from "../../core/api.js";
import { h } from "../../core/dom.js";
import { Part } from "../../core/part.js";
import { confirmed } from "../../elements/dialog.js";
import { card } from "../../elements/states.js";
import { relativeTime } from "../../elements/time.js";
import { toast } from "../../elements/toast.js";
import { authorisationBadge } from "./authorisation-link.js";

/** How many of the newest links are looked through. */
const newest = 100;

/** Links that nobody has come back from yet, and that may still be taken back; nothing where there are none. */
export class WaitingLinks extends Part {
  get #path() { return `/tenants/${this.params.tenant}/authorisations`; }

  async load() {
    const { items } = await api.get(this.#path, { signal: this.signal, query: { limit: newest } });
    return items.filter(({ state }) => state === "waiting" || state === "exchanging");
  }

  draw(links) {
    if (links.length === 0) return [];
    return card("Links that wait for their creators", {
      flush: true,
      body: h("ul", { class: "entries" }, links.map((link) => h("li", {},
        h("div", { class: "row" },
          h("bdi", { class: "name" }, link.name ?? (link.account_id ? "An account that is there" : "A new account")),
          authorisationBadge(link),
          h("span", { class: "soft" }, "made ", relativeTime(link.created_at), ", ends ", relativeTime(link.expires_at))),
        link.state === "waiting"
          && h("button", { type: "button", "aria-label": "Take this link back", onclick: () => this.#revoke(link) },
            "Take back")))),
    });
  }

  /** An extra: the list above does without it. */
  failed() { return []; }

  async #revoke(link) {
    const done = await confirmed({
      title: "Take the link back", action: "Take it back", text: "Whoever opens it is told that it is no longer good.",
      run: () => api.delete(`${this.#path}/${link.id}`),
    });
    if (!done) return;
    toast("The link is taken back.");
    await this.refresh();
  }
}

customElements.define("gh-waiting-links", WaitingLinks);
