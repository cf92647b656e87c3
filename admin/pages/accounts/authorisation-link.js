import { api } from "../../core/api.js";
import { fill, h } from "../../core/dom.js";
import { watchJob } from "../../core/jobs.js";
import { Part } from "../../core/part.js";
import { badge } from "../../elements/badge.js";
import { copyButton } from "../../elements/secret.js";
import { problemNotice } from "../../elements/states.js";
import { relativeTime } from "../../elements/time.js";

const refusals = {
  denied: "The creator said no.",
  wrong_account: "The creator was signed in to TikTok with another account than the one that the link is for.",
  account_taken: "The account is another tenant's already.",
  code_refused: "TikTok did not take the code, or the app's client key and secret.",
  app_unusable: "The app was disabled meanwhile.",
  interrupted: "The gateway stopped in between.",
};

const words = {
  waiting: ["Waiting for the creator", "warning"],
  exchanging: ["The creator is back; TikTok is asked for the tokens", "warning"],
  completed: ["Connected", "good"],
  refused: ["Refused", "danger"],
  expired: ["Expired"],
  revoked: ["Taken back"],
};

export const authorisationBadge = ({ state }) => badge(...(words[state] ?? [state]));

/** What became of a link, in a sentence or two. */
export const authorisationOutcome = ({ state, refusal, message }) =>
  [state === "refused" && (refusals[refusal] ?? null), message].filter(Boolean).join(" ");

/**
 * A link for a creator, which is shown this once, and what becomes of it while one looks.
 * The page it opens is TikTok's; the account is connected when the creator comes back from there.
 */
class AuthorisationLink extends Part {
  #made;
  #connected;
  #state = h("div", { class: "stack", role: "status" });

  /** @param {any} made as POST …/authorisations answered @param {(account: string) => any} [connected] */
  constructor(made, connected = () => {}) {
    super();
    this.#made = made;
    this.#connected = connected;
  }

  draw() {
    this.#follow();
    return h("div", { class: "stack" },
      h("p", {}, "Send this link to the creator. It opens TikTok's own page, is good once and for an hour, and is "
        + "shown now and never again."),
      h("div", { class: "link-once" }, h("code", {}, this.#made.url), copyButton(this.#made.url)),
      this.#state);
  }

  async #follow() {
    const { tenant } = this.params;
    this.#tell(this.#made);
    try {
      const ended = await watchJob(`/tenants/${tenant}/authorisations/${this.#made.id}`, {
        signal: this.signal, on: (authorisation) => this.#tell(authorisation),
        isOver: ({ state }) => state !== "waiting" && state !== "exchanging",
      });
      if (ended.state === "completed") await this.#connected(ended.account_id);
    } catch (error) {
      if (!this.signal.aborted) fill(this.#state, problemNotice(error));
    }
  }

  #told = null;

  #tell(authorisation) {
    if (authorisation.state === this.#told) return;
    this.#told = authorisation.state;
    const outcome = authorisationOutcome(authorisation);
    fill(this.#state, h("p", { class: "row" }, authorisationBadge(authorisation),
      authorisation.state === "waiting" && h("span", { class: "soft" }, "Ends ", relativeTime(authorisation.expires_at))),
    outcome && h("p", {}, outcome));
  }
}

customElements.define("gh-authorisation-link", AuthorisationLink);

/** Makes a link. @param {string} tenant @param {{app_id?: string, account_id?: string, name?: string}} what */
export async function authorisationLink(tenant, what, connected) {
  const made = await api.post(`/tenants/${tenant}/authorisations`, what);
  return Object.assign(new AuthorisationLink(made, connected), { params: { tenant } });
}
