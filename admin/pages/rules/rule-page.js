import { h } from "../../core/dom.js";
import { Page } from "../../core/page.js";
import { Problem } from "../../core/problem.js";
import { session } from "../../core/session.js";
import { emptyState } from "../../elements/states.js";

/** A page for those who may read rules: moderators and higher. Others are shown to what the rules did. */
export class RulePage extends Page {
  /** What the page is called where it cannot be shown. */
  get name() { return "Rules"; }

  /** Asks for nothing that would be refused. */
  async load() {
    if (!session.may("moderator")) {
      throw new Problem({ status: 403, code: "forbidden", detail: "Rules are for moderators and managers." });
    }
    return this.read();
  }

  /** What the page shows, as `load` of other pages. @returns {Promise<any>} */
  async read() { return null; }

  failed(error) {
    if (error.status !== 403) return super.failed(error);
    return [
      this.head(this.name), emptyState({
        heading: "For moderators and managers",
        text: "Your role sees what the rules did.",
        symbol: "rules",
        action: this.params.tenant
          && h("a", { class: "button", href: `${this.base}/rules/statistics` }, "What the rules did"),
      })
    ];
  }
}
