import { api } from "../../core/api.js";
import { h } from "../../core/dom.js";
import { Page } from "../../core/page.js";
import { session } from "../../core/session.js";
import { card } from "../../elements/states.js";
import { relativeTime } from "../../elements/time.js";
import { dialects, lastDelivery, standingBadge } from "./account-words.js";
import { accountMenu } from "./account-menu.js";
import { AuthorisationSection } from "./authorisation-section.js";
import { copyPath } from "./copy-path.js";
import { appsFor } from "./own-apps.js";
import { AccountQuota } from "./account-quota.js";
import { RegistrationSection } from "./registration-section.js";
import { SecretsSection } from "./secrets-section.js";

/** One account: what TikTok lets us do for it, where it delivers to, what it is signed with, what it uses. */
class AccountPage extends Page {
  async load() {
    const { tenant, account: id } = this.params;
    const path = `/tenants/${tenant}/accounts/${id}`;
    const [account, apps] = await Promise.all([
      api.get(path, { signal: this.signal }), appsFor(tenant, this.signal),
    ]);
    return { account, app: apps.find((app) => app.id === account.app_id) ?? null };
  }

  draw({ account, app }) {
    const mayWrite = session.may("manager");
    const part = (Section, more = {}) => Object.assign(new Section(account, () => this.refresh()),
      { params: this.params, app, ...more });
    return [
      this.head(h("bdi", {}, account.name), {
        crumbs: [[`${this.base}/accounts`, "Accounts"]],
        lede: standingBadge(account),
        actions: mayWrite && accountMenu(account, this.base, () => this.refresh()),
      }),
      h("dl", { class: "facts card-like" },
        h("dt", {}, "Kind"), h("dd", {}, dialects[account.dialect].name),
        account.app_id && [h("dt", {}, "App"), h("dd", {}, app ? h("bdi", {}, app.name) : h("code", {}, account.app_id),
          app && !app.tenant_id && ", shared by all tenants")],
        account.open_id && [h("dt", {}, "TikTok's id"), h("dd", {}, h("code", {}, account.open_id))],
        h("dt", {}, "Webhook path"), h("dd", {}, copyPath(account.webhook_path)),
        h("dt", {}, "Last delivery"), h("dd", {}, lastDelivery(account), session.may("moderator")
          && [" ", h("a", { href: `${this.base}/events?account=${account.id}` }, "Events")]),
        h("dt", {}, "Added"), h("dd", {}, relativeTime(account.created_at))),
      card("Authorisation", { body: part(AuthorisationSection) }),
      mayWrite && card("Webhook at TikTok", { body: part(RegistrationSection) }),
      mayWrite && account.dialect === "open" && card("Signing secrets", { body: part(SecretsSection) }),
      card("Calls to TikTok", { body: part(AccountQuota) }),
    ];
  }
}

customElements.define("gh-account", AccountPage);
