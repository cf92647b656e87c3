import { api } from "../../core/api.js";
import { fill, h } from "../../core/dom.js";
import { number } from "../../core/format.js";
import { Page } from "../../core/page.js";
import { session } from "../../core/session.js";
import { badge } from "../../elements/badge.js";
import { confirmed, openDialog } from "../../elements/dialog.js";
import { menuButton } from "../../elements/menu.js";
import { emptyState } from "../../elements/states.js";
import { toast } from "../../elements/toast.js";
import { addApp, changeApp } from "./app-form.js";
import { copyPath } from "./copy-path.js";
import { subjectTabs } from "./subject-tabs.js";

/** Apps at TikTok: a tenant's own, or those that the whole gateway shares. */
class Apps extends Page {
  get #path() { return this.params.tenant ? `/tenants/${this.params.tenant}/apps` : "/apps"; }

  load() { return api.all(this.#path, { signal: this.signal }); }

  draw(apps) {
    const isShared = !this.params.tenant;
    return [
      this.head(isShared ? "Shared apps" : "Apps", {
        lede: isShared
          ? "Apps at TikTok that accounts of all tenants can use. An agency with one app needs one of these: TikTok "
            + "allows one callback per app."
          : "The tenant's own apps at TikTok. An app's secret signs what TikTok delivers for its accounts.",
        actions: h("button", { type: "button", class: "primary", onclick: () => this.#add() }, "Add an app"),
      }),
      !isShared && subjectTabs(this.base),
      apps.length === 0
        ? emptyState({
          heading: isShared ? "No shared app" : "No app of the tenant's own", symbol: "apps",
          text: isShared ? "Each tenant brings an app of its own then."
            : "Accounts of the API for Business belong to an app: one of the tenant's own, or one that the gateway shares.",
          action: session.isOwner && !isShared && h("a", { class: "button", href: "/gateway/apps" }, "Shared apps"),
        })
        : h("ul", { class: "app-list" }, apps.map((app) => this.#entry(app))),
    ];
  }

  #entry(app) {
    const limit = (value) => (value === null ? "As the settings have it" : `${number(value)} a minute`);
    const use = h("dd", {});
    return h("li", { class: "card" },
      h("div", { class: "head" },
        h("h2", {}, h("bdi", {}, app.name), app.disabled && [" ", badge("Disabled", "warning")]),
        menuButton({ label: ["Change", h("span", { class: "unseen" }, ` ${app.name}`)] }, (close) => [
          h("button", { type: "button", onclick: () => { close(); this.#change(app); } }, "Name, secret, limits"),
          h("button", { type: "button", onclick: () => { close(); this.#setDisabled(app); } },
            app.disabled ? "Enable" : "Disable"),
          h("button", { type: "button", onclick: () => { close(); this.#remove(app); } }, "Delete"),
        ])),
      h("div", { class: "body" }, h("dl", { class: "facts" },
        h("dt", {}, "App id"), h("dd", {}, h("code", {}, app.client_key)),
        h("dt", {}, "Secret"), h("dd", {}, app.secret_last4 ? ["Ends in ", h("code", {}, app.secret_last4)] : "Kept"),
        h("dt", {}, "Callback"), h("dd", {}, copyPath(app.webhook_path)),
        h("dt", {}, "Calls of the app"), h("dd", {}, limit(app.calls_per_minute)),
        h("dt", {}, "Of an account to one endpoint"), h("dd", {}, limit(app.account_calls_per_minute)),
        !app.tenant_id && [h("dt", {}, "Used now"), this.#askUse(app, use)])));
  }

  /** Of a shared app, what all tenants use together. */
  #askUse(app, place) {
    fill(place, "…");
    api.get(`/apps/${app.id}/quota`, { signal: this.signal }).then((quota) => {
      fill(place, `${number(quota.used)} of ${number(quota.calls_per_minute)} calls within the last minute`,
        quota.tenants.length > 0
          && `, by ${quota.tenants.length === 1 ? "one tenant" : `${quota.tenants.length} tenants`}`);
    }, () => { if (!this.signal.aborted) fill(place, "Not known"); });
    return place;
  }

  async #add() {
    const app = await openDialog("Add an app", (close) => addApp({ tenant: this.params.tenant ?? null, done: close,
      cancel: () => close() }));
    if (!app) return;
    toast("The app is added. Its callback is registered with the first account's webhook.");
    await this.refresh();
  }

  async #change(app) {
    const changed = await openDialog("Change the app",
      (close) => changeApp({ app, path: `${this.#path}/${app.id}`, done: close, cancel: () => close() }));
    if (!changed) return;
    toast("Saved. It counts from the next call and delivery on.");
    await this.refresh();
  }

  async #setDisabled(app) {
    const disabled = !app.disabled;
    const run = (value) => api.patch(`${this.#path}/${app.id}`, { disabled: value });
    if (!disabled) {
      try { await run(false); } catch (problem) { return toast(problem.message); }
      toast("The app is enabled.");
    } else {
      const done = await confirmed({
        title: "Disable the app", action: "Disable", danger: true,
        text: "Deliveries to its callback are answered 404, and nothing is called for its accounts, until it is enabled again.",
        run: () => run(true),
      });
      if (!done) return;
      toast("The app is disabled.", { undo: async () => { await run(false); await this.refresh(); } });
    }
    await this.refresh();
  }

  async #remove(app) {
    const done = await confirmed({
      title: "Delete the app", danger: true, action: "Delete the app", typed: app.name,
      text: "It is refused while accounts use it. Nothing changes at TikTok.",
      run: () => api.delete(`${this.#path}/${app.id}`),
    });
    if (!done) return;
    toast("The app is deleted.");
    await this.refresh();
  }
}

customElements.define("gh-apps", Apps);
