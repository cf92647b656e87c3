import { api } from "../../core/api.js";
import { fill, h } from "../../core/dom.js";
import { counted } from "../../core/format.js";
import { Page } from "../../core/page.js";
import { scrollBox } from "../../elements/records.js";
import { card, emptyState, problemNotice } from "../../elements/states.js";
import { appsFor } from "./own-apps.js";
import { subjectTabs } from "./subject-tabs.js";
import { callState, endpointMeters, stateMeaning, usageMeter } from "./usage-meter.js";

/** How often the figures are fetched while somebody looks, in milliseconds. */
const pace = 5000;

/** Calls of the last minute against what TikTok allows, kept right while it is looked at. */
class Quota extends Page {
  #figures = h("div", { class: "stack wide" });
  #trouble = h("div", { role: "status" });
  #apps = [];
  #drawn = "";

  start() {
    const clock = setInterval(() => this.#again(), pace);
    this.signal.addEventListener("abort", () => clearInterval(clock));
    // Whoever comes back to the tab sees what is, not what was.
    document.addEventListener("visibilitychange", () => this.#again(), { signal: this.signal });
  }

  async load() {
    const [quota, apps] = await Promise.all([this.#ask(), appsFor(this.params.tenant, this.signal)]);
    this.#apps = apps;
    return quota;
  }

  draw(quota) {
    this.#drawFigures(quota);
    return [
      this.head("Calls to TikTok",
        { lede: "What was called within the last minute, and what TikTok allows. It is fetched anew every 5 seconds." }),
      subjectTabs(this.base),
      this.#trouble,
      this.#figures,
      card("Whose calls come first", { body: order() }),
    ];
  }

  #ask() { return api.get(`/tenants/${this.params.tenant}/quota`, { signal: this.signal }); }

  #isAsking = false;
  #restUntil = 0;

  async #again() {
    if (document.hidden || this.#isAsking || !this.#figures.isConnected || Date.now() < this.#restUntil) return;
    this.#isAsking = true;
    try {
      this.#drawFigures(await this.#ask());
      fill(this.#trouble);
    } catch (problem) {
      if (this.signal.aborted) return;
      this.#restUntil = Date.now() + 1000 * (problem.retryAfter ?? 15);
      if (!this.#trouble.childElementCount) fill(this.#trouble, problemNotice(problem));
    } finally {
      this.#isAsking = false;
    }
  }

  #drawFigures(quota) {
    // What has not changed is not drawn anew: the focus stays where it is.
    const drawn = JSON.stringify(quota);
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    const busy = quota.accounts.toSorted((a, b) => used(b) - used(a));
    fill(this.#figures,
      card("Apps", {
        body: quota.apps.length === 0
          ? h("p", { class: "soft" },
            "None of the tenant's accounts has an app. Calls of the Open API have no limit that a gateway could reach, "
              + "and are not counted.")
          : quota.apps.map((app) => h("div", { class: "stack" },
            usageMeter(this.#appName(app), app.used, app.calls_per_minute),
            app.shared && h("p", { class: "soft small" },
              "Shared: the limit is everybody's, the calls are this tenant's."),
            callState(app), stateMeaning[app.state] && h("p", { class: "soft small" }, stateMeaning[app.state]))),
      }),
      card("Accounts", {
        flush: true,
        body: busy.length === 0
          ? emptyState({ heading: "No calls",
            text: "None of the tenant's accounts has called TikTok within the last minute, and none is held up.",
            symbol: "check" })
          : h("ul", { class: "quota-accounts" }, busy.map((account) => this.#account(account))),
      }));
  }

  #appName({ app_id: id, shared }) {
    const app = this.#apps.find((candidate) => candidate.id === id);
    return h("bdi", {}, app?.name ?? (shared ? "The shared app" : id));
  }

  #account(account) {
    return h("li", {},
      h("div", { class: "spread" }, h("a", { href: `${this.base}/accounts/${account.account_id}` },
        h("bdi", {}, account.name)),
        callState(account),
        account.waiting > 0 && h("span", {}, counted(account.waiting, "action waits", "actions wait"))),
      endpointMeters(account.endpoints));
  }
}

const used = (account) => account.endpoints.reduce((sum, endpoint) => sum + endpoint.used, 0);

/** What docs/quota.md says of urgencies, for those who wonder why something waits. */
function order() {
  const urgencies = [
    ["1", "Hides, replies, and what a person just decided", "100 %"],
    ["2", "Texts that are missing from events", "95 %"],
    ["3", "Undoing, replaying, retrying in bulk", "90 %"],
    ["4", "Looking whether it was done", "85 %"],
    ["5", "Looking for comments that no delivery brought", "50 %"],
  ];
  return [
    scrollBox("Urgencies, the first served first", h("table", {},
      h("caption", { class: "unseen" }, "Urgencies, the first served first"),
      h("thead", {}, h("tr", {}, ["Turn", "What", "Up to so much of the limit"].map((name) =>
        h("th", { scope: "col" }, name)))),
      h("tbody", {}, urgencies.map((row) => h("tr", {}, row.map((text) => h("td", {}, text))))))),
    h("p", { class: "soft measure" },
      "Among equally urgent calls of one app, each free call goes to the tenant that has had the fewest within the "
        + "last minute, and of its accounts to the one with the fewest."),
  ];
}

customElements.define("gh-quota", Quota);
