import { api } from "../../core/api.js";
import { h } from "../../core/dom.js";
import { Page } from "../../core/page.js";
import { router } from "../../core/router.js";
import { session } from "../../core/session.js";
import { icon } from "../../elements/icon.js";
import { AccountStep } from "../welcome/account-step.js";
import { RulesStep } from "../welcome/rules-step.js";
import { TenantStep } from "../welcome/tenant-step.js";
import { TestStep } from "../welcome/test-step.js";
import { WebhookStep } from "../welcome/webhook-step.js";

/** The steps in their order: their names in the address, what they are called, what shows them. */
const steps = [
  ["tenant", "Tenant", TenantStep],
  ["account", "Account", AccountStep],
  ["webhook", "Webhook", WebhookStep],
  ["rules", "Rules", RulesStep],
  ["test", "First comment", TestStep],
];

/**
 * Sets a tenant up, step by step. Where one is stands in the address, and what was done stands at the gateway: so a reload
 * goes on, and each step can be left out and come back to.
 */
class Welcome extends Page {
  async load() {
    const id = this.query.get("tenant");
    if (!id) return { tenant: null, accounts: [], rules: null, first: null };
    const ask = { signal: this.signal };
    const [tenant, accounts, rules, events] = await Promise.all([
      session.tenant(id), api.all(`/tenants/${id}/accounts`, ask),
      this.#rules(id),
      api.get(`/tenants/${id}/events`, { ...ask, query: { limit: 1 } }),
    ]);
    return { tenant, accounts, rules, first: events.items[0] ?? null };
  }

  /**
   * The version of the tenant's rules, which is what they are saved against; a tenant without any has version 0. They
   * are `own` where somebody saved them: a first version can be the tenant's own, and only the set that the gateway
   * gives has no author.
   */
  async #rules(id) {
    const ask = { signal: this.signal };
    try {
      const { etag } = await api.exchange("GET", `/tenants/${id}/rule-set`, undefined, ask);
      const version = Number.parseInt(etag.replaceAll('"', ""), 10);
      const { author } = await api.get(`/tenants/${id}/rule-set/versions/${version}`, ask);
      return { version, etag, own: author !== null };
    } catch (problem) {
      if (problem.code !== "no_rule_set") throw problem;
      return { version: 0, etag: problem.etag, own: false };
    }
  }

  async queryChanged() {
    await this.refresh();
    scrollTo(0, 0);
    // A step draws when it has loaded.
    if (this.querySelector("h2")) this.#focusStep();
    else this.addEventListener("drawn", () => this.#focusStep(), { once: true });
  }

  #focusStep() {
    const heading = this.querySelector("h2");
    heading?.setAttribute("tabindex", "-1");
    heading?.focus({ preventScroll: true });
  }

  draw(loaded) {
    const { tenant, accounts } = loaded;
    const wanted = steps.findIndex(([name]) => name === this.query.get("step"));
    // Nothing else can be done without a tenant.
    const at = tenant ? Math.max(0, wanted) : 0;
    const [, name, Step] = steps[at];
    const account = accounts.find(({ id }) => id === this.query.get("account")) ?? accounts[0] ?? null;
    const go = (changes) => router.setQuery(changes, { replace: false });
    const next = (changes = {}) => {
      if (at + 1 < steps.length) go({ ...changes, step: steps[at + 1][0] });
      else router.go(`/tenants/${tenant.id}`);
    };
    const step = Object.assign(new Step(), { params: { tenant: tenant?.id }, tenant, loaded, account, next, go });
    return [
      this.head(tenant ? ["Set up ", h("bdi", {}, tenant.name)] : "Set up a tenant", {
        lede: "Five steps from nothing to the first moderated comment. Each can be left out now and done later.",
      }),
      h("div", { class: "setup" },
        h("nav", { "aria-label": "Steps" },
          h("ol", {}, steps.map((entry, index) => this.#mark(entry, index, at, loaded)))),
        h("section", { class: "card", "aria-label": name },
          h("div", { class: "body" }, step),
          tenant && h("div", { class: "onward" },
            at > 0 ? h("button", { type: "button", onclick: () => go({ step: steps[at - 1][0] }) }, "Back")
              : h("span", {}),
            h("button", { type: "button", class: "plain", onclick: () => next() }, "Skip this step")))),
    ];
  }

  #mark([name, title], index, at, loaded) {
    const isDone = this.#isDone(name, loaded);
    const content = [h("span", { class: "mark" }, isDone ? icon("check") : String(index + 1)), title,
      isDone && h("span", { class: "unseen" }, ", done")];
    if (index === at) return h("li", {}, h("span", { "aria-current": "step" }, content));
    if (!loaded.tenant) return h("li", {}, h("span", { class: "soft" }, content));
    const query = new URLSearchParams(location.search);
    query.set("step", name);
    return h("li", {}, h("a", { href: `/welcome?${query}` }, content));
  }

  /** As far as the gateway knows it without asking TikTok. */
  #isDone(name, { tenant, accounts, rules, first }) {
    return {
      tenant: tenant !== null, account: accounts.some((account) => account.has_access_token),
      webhook: first !== null || this.query.get("registered") === "yes", rules: rules !== null && rules.own,
      test: first !== null,
    }[name];
  }
}

customElements.define("gh-welcome", Welcome);
