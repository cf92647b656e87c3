import { api, address } from "../../core/api.js";
import { Page } from "../../core/page.js";
import { h } from "../../core/dom.js";
import { router } from "../../core/router.js";
import { field } from "../../elements/form.js";
import { dayStart, lastMonths, monthRange } from "./months.js";

/** The report for the tenant's client: a period is chosen, the report is looked at, opened to be printed, or taken along. */
export class ReportPage extends Page {
  async load() {
    const path = `/tenants/${this.params.tenant}`;
    const [branding, accounts] = await Promise.all([
      api.get(`${path}/branding`, { signal: this.signal }),
      api.all(`${path}/accounts`, { signal: this.signal }, 500),
    ]);
    return { branding, accounts };
  }

  draw({ branding, accounts }) {
    const zone = branding.time_zone;
    const months = lastMonths(13, zone);
    const month = this.query.get("month") ?? (this.query.has("from") ? "days" : months[0].key);
    const query = { ...this.#range(month, zone), account: this.query.get("account") };
    const path = `/tenants/${this.params.tenant}/client-report`;
    const link = (more) => address(path, { ...query, ...more });
    return [
      this.head("Report", {
        lede: `What was done for ${branding.display_name ?? this.tenant.name}, on a page to print and to send. Days are those of ${zone}.`,
        actions: h("a", { class: "button", href: `${this.base}/report/schedules` }, "Send it regularly"),
      }),
      h("section", { class: "report-choices", "aria-label": "Which report" },
        h("div", { class: "filters" },
          this.#choice("Period", "month", month, [...months.map(({ key, name }) => [key, name]), ["days", "Days of your choice"]]),
          month === "days" && [this.#day("From", "from"), this.#day("To, inclusive", "to")],
          this.#choice("Account", "account", query.account ?? "", [["", "All accounts"], ...accounts.map(({ id, name }) => [id, name])])),
        query.since && h("div", { class: "actions" },
          h("a", { class: "button primary", href: link({ format: "html" }), target: "_blank", rel: "noopener" }, "Open to print"),
          h("a", { class: "button", href: link({ format: "html", download: true }), download: true }, "HTML"),
          h("a", { class: "button", href: link({ format: "csv" }), download: true }, "CSV"),
          h("a", { class: "button", href: link({ format: "json", download: true }), download: true }, "JSON"),
          h("a", { class: "button", href: address(`/tenants/${this.params.tenant}/decision-log`, { since: query.since, until: query.until }), download: true }, "Decision log"))),
      query.since
        ? h("iframe", { class: "report-preview", title: "Preview of the report", src: link({ format: "html" }), sandbox: "" })
        : h("p", { class: "soft" }, "Choose the first and the last day."),
      h("p", { class: "soft small" }, "A PDF comes out of the browser’s print dialogue. The report names the head of its decision log: ",
        h("code", {}, "gatehouse report verify FILE"), " shows whether anything in a file was changed since."),
    ];
  }

  #range(month, zone) {
    if (month !== "days") return monthRange(month, zone);
    const [from, to] = [this.query.get("from"), this.query.get("to")];
    return from && to && from <= to ? { since: dayStart(from, zone), until: dayStart(to, zone, 1) } : {};
  }

  #choice(label, name, value, options) {
    const choose = (event) => router.setQuery({ [name]: event.target.value, ...(name === "month" && { from: null, to: null }) });
    return field({ name, label, value, options, attributes: { onchange: choose } });
  }

  #day(label, name) {
    const choose = (event) => router.setQuery({ [name]: event.target.value });
    return field({ name, label, type: "date", value: this.query.get(name), attributes: { onchange: choose } });
  }
}

customElements.define("gh-report", ReportPage);
