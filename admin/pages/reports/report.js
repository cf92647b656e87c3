import { api, address } from "../../core/api.js";
import { Page } from "../../core/page.js";
import { fill, h } from "../../core/dom.js";
import { router } from "../../core/router.js";
import { field } from "../../elements/form.js";
import { icon } from "../../elements/icon.js";
import { dayStart, lastMonths, monthRange } from "./months.js";

/** The report for the tenant's client: a period is chosen, the report is looked at, opened to be printed, or taken along. */
class ReportPage extends Page {
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
    const whose = branding.display_name ?? this.tenant.name;
    return [
      this.head("Report", {
        lede: `What was done for ${whose}, on a page to print and to send. Days are those of ${zone}.`,
        actions: h("a", { class: "button", href: `${this.base}/report/schedules` }, "Send it regularly"),
      }),
      h("section", { class: "report-choices", "aria-label": "Which report" },
        h("div", { class: "filters" },
          this.#choice("Period", "month", month,
            [...months.map(({ key, name }) => [key, name]), ["days", "Days of your choice"]]),
          month === "days" && [this.#day("From", "from"), this.#day("To, inclusive", "to")],
          this.#choice("Account", "account", query.account ?? "",
            [["", "All accounts"], ...accounts.map(({ id, name }) => [id, name])])),
        query.since && this.#files(query)),
      query.since ? this.#preview(query) : h("p", { class: "soft" }, "Choose the first and the last day."),
      h("p", { class: "soft small" },
        "A PDF comes out of the browser’s print dialogue. The report names the head of its decision log: ",
        h("code", {}, "gatehouse report verify FILE"), " finds what was changed in that log, and with ",
        h("code", {}, "--tenant"), " whether a report is, byte for byte, the one that was handed out."),
    ];
  }

  /** Where the report is in a form. @param {Object<string, any>} query */
  #address(query) { return address(`/tenants/${this.params.tenant}/client-report`, query); }

  #files(query) {
    const file = (name, href) => h("a", { class: "button", href, download: true }, name);
    return h("div", { class: "actions" },
      h("a", { class: "button primary", href: this.#address({ ...query, format: "html" }), target: "_blank", rel: "noopener" },
        "Open to print"),
      file("HTML", this.#address({ ...query, format: "html", download: true })),
      file("CSV", this.#address({ ...query, format: "csv" })),
      file("JSON", this.#address({ ...query, format: "json", download: true })),
      file("Decision log", address(`/tenants/${this.params.tenant}/decision-log`, query)));
  }

  /** Made only when it is asked for: each report is written to the audit log. */
  #preview(query) {
    const place = h("div", { class: "report-preview" });
    const show = () => fill(place, h("iframe", {
      title: "Preview of the report", src: this.#address({ ...query, format: "html" }), sandbox: "", tabindex: "0",
    }));
    return fill(place, h("div", { class: "state" }, icon("report"),
      h("p", {}, "A report that is made stands in the audit log, with the head of its decision log."),
      h("button", { type: "button", onclick: show }, "Show it here")));
  }

  #range(month, zone) {
    if (month !== "days") return monthRange(month, zone);
    const [from, to] = [this.query.get("from"), this.query.get("to")];
    return from && to && from <= to ? { since: dayStart(from, zone), until: dayStart(to, zone, 1) } : {};
  }

  #choice(label, name, value, options) {
    const others = name === "month" ? { from: null, to: null } : {};
    const choose = (event) => router.setQuery({ [name]: event.target.value, ...others });
    return field({ name, label, value, options, attributes: { onchange: choose } });
  }

  #day(label, name) {
    const choose = (event) => router.setQuery({ [name]: event.target.value });
    return field({ name, label, type: "date", value: this.query.get(name), attributes: { onchange: choose } });
  }
}

customElements.define("gh-report", ReportPage);
