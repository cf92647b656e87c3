import { api } from "../../core/api.js";
import { fill, h } from "../../core/dom.js";
import { Part } from "../../core/part.js";
import { openDialog } from "../../elements/dialog.js";
import { field, form } from "../../elements/form.js";
import { toast } from "../../elements/toast.js";
import { overlapBar } from "./overlap-bar.js";
import { tiktokNotice } from "./tiktok-notice.js";

const overlaps = [["3600", "1 hour"], ["86400", "1 day"], ["259200", "3 days, as long as TikTok delivers again"],
  ["604800", "7 days"], ["0", "Not at all: it ends at once"]];

/** What deliveries of an `open` account are signed with, and replacing it without losing a delivery. */
export class SecretsSection extends Part {
  #account;

  /** @param {any} account */
  constructor(account) {
    super();
    this.#account = account;
  }

  get #path() { return `/tenants/${this.params.tenant}/accounts/${this.#account.id}/webhook-secrets`; }

  load() { return api.all(this.#path, { signal: this.signal }); }

  draw(secrets) {
    const sorted = secrets.toSorted((a, b) => b.created_at.localeCompare(a.created_at));
    return h("div", { class: "stack" },
      h("p", { class: "measure" },
        "TikTok signs each delivery with the secret that was registered with the webhook; a delivery that is signed "
          + "with none of these is refused."),
      sorted.length === 0
        ? h("p", { class: "notice warning" },
          "There is no secret, so no delivery is accepted and no webhook can be registered.")
        : overlapBar(sorted),
      sorted.length > 1 && h("p", { class: "soft measure" },
        "Both are good until the older one ends, so that deliveries that are under way, or come again, still count. "
          + "Unless the webhook was registered again since, do so within that time."),
      h("button", { type: "button", onclick: () => this.#replace(sorted) }, sorted.length === 0 ? "Make a secret"
        : "Replace the secret"));
  }

  async #replace(secrets) {
    const done = await openDialog(secrets.length === 0 ? "Make a secret" : "Replace the secret", (close) => {
      const preview = h("div", {});
      const draw = (seconds) => fill(preview, secrets.length > 0 && overlapBar([
        { id: "new", last4: "new", created_at: new Date().toISOString(), expires_at: null },
        { ...secrets[0], expires_at: new Date(Date.now() + seconds * 1000).toISOString() },
      ]));
      draw(86_400);
      return form({
        submit: secrets.length === 0 ? "Make it" : "Replace it", cancel: () => close(),
        fields: [
          h("p", {}, "A fresh secret is made. At TikTok it counts once the webhook is registered again."),
          secrets.length > 0 && field({
            name: "overlap_seconds", label: "The present one stays good for", options: overlaps, value: "86400",
            attributes: { onchange: (event) => draw(Number(event.target.value)) },
          }),
          preview,
          field({
            name: "register", label: "Register the webhook again right away", type: "checkbox", value: true,
            hint: "Otherwise do so before the present secret ends, or deliveries are refused from then on.",
          }),
          h("details", {}, h("summary", {}, "Use a secret of your own"),
            field({ name: "secret", label: "Secret", hint: "8 to 256 characters.", attributes: { autocomplete: "off",
              spellcheck: "false", class: "mono" } })),
        ],
        run: async ({ overlap_seconds: overlap, secret, register }) => {
          const made = await api.post(this.#path, { secret, overlap_seconds: overlap === undefined ? null : Number(overlap) });
          close({ ...made, register });
        },
      });
    });
    if (!done) return;
    const problem = done.register ? await this.#register() : null;
    await this.refresh();
    this.querySelector("button")?.focus();
    if (problem) {
      this.prepend(tiktokNotice(problem), h("p", {}, "The secret is made, and the webhook is not registered with it "
        + "yet: do so in the section above."));
    } else toast(`The new secret ends in ${done.last4}${done.register ? ", and the webhook is registered with it" : ""}.`);
  }

  /** @returns {Promise<import("../../core/problem.js").Problem|null>} what came between */
  async #register() {
    try {
      await api.post(`/tenants/${this.params.tenant}/accounts/${this.#account.id}/webhooks`);
      return null;
    } catch (problem) {
      return problem;
    }
  }
}

customElements.define("gh-secrets-section", SecretsSection);
