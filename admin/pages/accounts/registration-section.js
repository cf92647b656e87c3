import { api } from "../../core/api.js";
import { h } from "../../core/dom.js";
import { wordsOf } from "../../core/format.js";
import { Part } from "../../core/part.js";
import { session } from "../../core/session.js";
import { badge } from "../../elements/badge.js";
import { confirmed } from "../../elements/dialog.js";
import { field, form } from "../../elements/form.js";
import { toast } from "../../elements/toast.js";
import { copyPath } from "./copy-path.js";
import { lacksPublicURL, tiktokNotice } from "./tiktok-notice.js";

/** What is registered at TikTok against what should be, and putting it right. */
export class RegistrationSection extends Part {
  /** The account's app, where it is known. */
  app = null;
  #account;
  #changed;
  /** Where the gateway's own public URL is not to be used. */
  #publicURL = null;

  /** @param {any} account @param {() => any} [changed] called when the registration is as it should be */
  constructor(account, changed = () => {}) {
    super();
    this.#account = account;
    this.#changed = changed;
  }

  get #path() { return `/tenants/${this.params.tenant}/accounts/${this.#account.id}/webhooks`; }

  /** An app that is no tenant's: its callback is every tenant's, and only owners may change it. */
  get #isShared() { return this.#account.dialect === "business" && !this.app?.tenant_id; }

  load() {
    if (this.#isShared && !session.isOwner) return this.#seenOnly();
    return api.post(`${this.#path}/sync`, { dry_run: true, public_url: this.#publicURL }, { signal: this.signal });
  }

  /** What a manager may know of a shared app's callback: what is there, and by its path whether it leads here. */
  async #seenOnly() {
    const { items } = await api.get(this.#path, { signal: this.signal });
    const leadsHere = ({ url }) => URL.canParse(url) && new URL(url).pathname === this.#account.webhook_path;
    const kept = items.filter(leadsHere);
    return { wanted: null, kept, removed: items.filter((webhook) => !leadsHere(webhook)), adds: kept.length === 0 };
  }

  draw(difference) {
    const isRight = !difference.adds && difference.removed.length === 0;
    const mayChange = !this.#isShared || session.isOwner;
    const rows = [
      ...difference.kept.map((webhook) => [webhook, !difference.wanted || webhook.url === difference.wanted
        ? "This gateway" : "Something else's, left alone"]),
      ...difference.removed.map((webhook) => [webhook, "Not what it should be"]),
    ];
    return h("div", { class: "stack" },
      h("p", { class: "row", role: "status" }, isRight ? badge("Registered", "good")
        : badge(difference.adds ? "Not registered" : "Out of date", "warning"),
        isRight ? "TikTok delivers comments to this gateway." : this.#whatDiffers(difference)),
      difference.wanted
        && h("dl", { class: "facts" }, h("dt", {}, "Deliveries should go to"), h("dd", {}, copyPath(difference.wanted))),
      rows.length > 0 && h("div", { class: "registered" },
        h("h3", {}, "What TikTok has registered"),
        h("ul", { class: "entries" }, rows.map(([webhook, whose]) => h("li", {},
          h("div", {}, h("code", {}, webhook.url),
            h("p", { class: "soft small" }, whose, "; events: ", webhook.events.map(wordsOf).join(", ").toLowerCase())),
          mayChange && h("button", {
            type: "button", class: "danger", "aria-label": `Delete the webhook to ${webhook.url}`,
            onclick: () => this.#delete(webhook),
          }, "Delete"))))),
      this.#isShared && h("p", { class: "soft" },
        "The app is shared: it has one callback, which brings the deliveries of all tenants' accounts.",
        !mayChange && " Only an owner may change it."),
      h("div", { class: "row" },
        !isRight && mayChange && h("button", { type: "button", class: "primary", onclick: () => this.#put(difference) },
          difference.removed.length > 0 ? "Put it right" : "Register"),
        isRight && mayChange && h("button", { type: "button", onclick: (event) => this.#again(event.currentTarget) },
          "Register again"),
        h("button", { type: "button", onclick: () => this.refresh() }, "Look again")));
  }

  /** Registers what is registered already, with the newest secret. */
  async #again(button) {
    button.setAttribute("aria-busy", "true");
    try {
      await api.post(this.#path, { public_url: this.#publicURL });
    } catch (problem) {
      this.#show(problem, button);
      return;
    }
    toast("Registered again at TikTok.");
    await this.refresh();
    this.querySelector("button")?.focus();
  }

  /** Says above a button why what it does came to nothing. */
  #show(problem, button) {
    button.removeAttribute("aria-busy");
    this.querySelector(".notice")?.remove();
    button.closest(".row").before(tiktokNotice(problem));
  }

  failed(problem) {
    return h("div", { class: "stack" }, tiktokNotice(problem),
      lacksPublicURL(problem) && !this.#publicURL && session.may("manager") && this.#otherAddress(),
      h("button", { type: "button", onclick: () => { this.#publicURL = null; this.refresh(); } }, "Try again"));
  }

  /** Where the setting is missing, one registration can do without it. */
  #otherAddress() {
    return h("details", {}, h("summary", {}, "Use another address this once"), form({
      submit: "Look with this address", className: "form indented",
      fields: field({ name: "public_url", label: "Public address", type: "url", required: true,
        hint: "Scheme and host as TikTok reaches the public listener, such as https://hooks.example.com." }),
      run: async (values) => { this.#publicURL = values.public_url; await this.refresh(); },
    }));
  }

  #whatDiffers({ adds, removed }) {
    if (adds && removed.length > 0) return "TikTok delivers somewhere else.";
    if (adds) return "TikTok delivers nothing for this account.";
    return removed.length === 1 ? "One registration too many leads here."
      : `${removed.length} registrations too many lead here.`;
  }

  async #put({ adds, removed, wanted }) {
    const replaces = removed.length > 0;
    const run = async () => { await api.post(`${this.#path}/sync`, { dry_run: false, public_url: this.#publicURL }); };
    if (replaces) {
      const isBusiness = this.#account.dialect === "business";
      const done = await confirmed({
        title: "Put the registration right", action: "Put it right",
        text: h("div", { class: "stack" },
          adds && h("p", {}, "Registered: ", h("code", {}, wanted)),
          h("p", {}, isBusiness ? "An app has one callback, so what it leads to now gets nothing any more: "
            : "Deleted: ", removed.map((webhook) => h("code", { class: "block" }, webhook.url)))),
        run,
      });
      if (!done) return;
    } else {
      const button = this.querySelector("button.primary");
      button.setAttribute("aria-busy", "true");
      try {
        await run();
      } catch (problem) {
        this.#show(problem, button);
        return;
      }
    }
    toast("Registered at TikTok.");
    await this.refresh();
    this.querySelector("button")?.focus();
    await this.#changed();
  }

  async #delete(webhook) {
    const done = await confirmed({
      title: "Delete the webhook at TikTok", danger: true, action: "Delete",
      text: h("p", {}, "TikTok delivers nothing to ", h("code", {}, webhook.url),
        " any more, until it is registered again.",
        this.#isShared && " The app is shared: that holds for all tenants' accounts."),
      run: () => api.delete(`${this.#path}/${encodeURIComponent(webhook.id)}`),
    });
    if (!done) return;
    toast("The webhook is deleted.");
    await this.refresh();
    this.querySelector("button")?.focus();
  }
}

customElements.define("gh-registration-section", RegistrationSection);
