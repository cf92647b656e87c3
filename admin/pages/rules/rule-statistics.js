import { api } from "../../core/api.js";
import { h } from "../../core/dom.js";
import { counted, date, number, share } from "../../core/format.js";
import { Page } from "../../core/page.js";
import { router } from "../../core/router.js";
import { session } from "../../core/session.js";
import { sparkline } from "../../charts/sparkline.js";
import { badge } from "../../elements/badge.js";
import { confirmed } from "../../elements/dialog.js";
import { scrollBox } from "../../elements/records.js";
import { card, emptyState } from "../../elements/states.js";
import { relativeTime } from "../../elements/time.js";
import { toast } from "../../elements/toast.js";
import { Layer } from "./layer.js";
import { rulePlaces } from "./rule-places.js";
import { verdictTag } from "./verdict-tag.js";

const spans = [["7", "7 days"], ["30", "30 days"], ["90", "90 days"]];
const columns =
  [["hits", "Held"], ["acted", "Acted"], ["shadow_hits", "In shadow"], ["overturned", "Set aside by reviewers"]];

/** What each rule did, day by day, and the rules that are past their fuse. */
class RuleStatistics extends Page {
  get #days() { return spans.some(([key]) => key === this.query.get("days")) ? Number(this.query.get("days")) : 30; }

  start() {
    // What was clicked is drawn anew, and keeps the focus.
    let held = null;
    this.addEventListener("click", (event) => { held = event.target.closest("[data-key]")?.dataset.key ?? null; });
    this.addEventListener("drawn", () => {
      if (held) this.querySelector(`[data-key="${CSS.escape(held)}"]`)?.focus({ preventScroll: true });
      held = null;
    });
  }

  async load() {
    const layer = Layer.of(this);
    const tenant = `/tenants/${layer.tenant}`;
    const { signal } = this;
    const mayRead = session.may("moderator");
    const since = new Date(Date.now() - (this.#days - 1) * 86_400_000).toISOString().slice(0, 10);
    const named = (promise) => promise.catch((error) => { if (signal.aborted) throw error; return []; });
    const [days, demotions, rules, accounts] = await Promise.all([
      api.get(`${tenant}/rules/statistics`, { query: { since }, signal }).then((answer) => answer.items),
      mayRead ? api.get(`${tenant}/rules/demotions`, { signal }).then((answer) => answer.items) : [],
      mayRead ? named(api.get(`${tenant}/rules`, { signal }).then((answer) => answer.rules)) : [],
      named(api.all(`${tenant}/accounts`, { signal })),
    ]);
    return { layer, days, demotions, rules, accounts };
  }

  draw({ layer, days, demotions, rules, accounts }) {
    const byRule = Map.groupBy(days, ({ layer: of, rule }) => `${of}/${rule}`);
    const known = new Map(rules.map((entry) => [`${entry.layer}/${entry.id}`, entry.rule]));
    const dates = Array.from({ length: this.#days },
      (_, index) => new Date(Date.now() - (this.#days - 1 - index) * 86_400_000).toISOString().slice(0, 10));
    const sum = (entries, name) => entries.reduce((total, entry) => total + entry[name], 0);
    const totals = [...byRule].map(([key, entries]) => ({
      key, entries, of: entries[0].layer, id: entries[0].rule, rule: known.get(key), evaluated: sum(entries, "evaluated"),
      ...Object.fromEntries(columns.map(([name]) => [name, sum(entries, name)])),
    })).toSorted((a, b) => b.hits + b.shadow_hits - a.hits - a.shadow_hits || a.key.localeCompare(b.key));
    const chosen = totals.find(({ key }) => key === this.query.get("of"));
    const caption = `What each rule did in the last ${this.#days} days`;
    return [
      this.head("What the rules did", {
        lede: "By days of UTC. A rule may hold without deciding: where several do, the strongest verdict counts.",
        actions: h("label", { class: "row" }, h("span", {}, "The last"),
          h("select", {
            value: String(this.#days),
            onchange: (event) => router.setQuery({ days: event.target.value === "30" ? null : event.target.value })
          },
            spans.map(([key, name]) => h("option", { value: key }, name)))),
      }),
      rulePlaces(new Layer(layer.tenant)),
      demotions.length > 0 && this.#demoted(layer, demotions, known, accounts),
      totals.length === 0
        ? emptyState({
            heading: "Nothing yet",
            text: "Once comments come in, each rule’s work of each day stands here.",
            symbol: "rules"
          })
        : card(counted(totals.length, "rule"), {
            flush: true,
            body: scrollBox(caption,
              h("table", { class: "rule-days" },
                h("caption", { class: "unseen" }, caption),
                h("thead", {},
                  h("tr", {}, h("th", { scope: "col" }, "Rule"), h("th", { scope: "col" }, "Day by day"),
                    columns.map(([, name]) => h("th", { scope: "col", class: "number" }, name)),
                    h("th", { scope: "col", class: "number" }, "Of all"))),
                h("tbody", {},
                  totals.map((total) => [this.#row(total, dates, chosen, layer),
                    total === chosen && this.#course(chosen, layer)]))))
          }),
    ];
  }

  #row(total, dates, chosen, layer) {
    const { key, entries, of, id, rule, evaluated } = total;
    const byDay = new Map(entries.map((entry) => [entry.day, entry.hits + entry.shadow_hits]));
    const values = dates.map((day) => byDay.get(day) ?? 0);
    return h("tr", {},
      h("th", { scope: "row" },
        h("a", {
          href:
            layer.address("/rules/statistics", { days: this.query.get("days"), of: chosen?.key === key ? null : key }),
          "aria-current": chosen?.key === key && "true",
          dataset: { key }
        },
          rule?.name ?? id),
        h("div", { class: "row" }, h("code", {}, id), of !== "tenant" && badge(`the ${of}’s`),
          rule?.mode && rule.mode !== "live" && badge(rule.mode), verdictTag(rule?.verdict))),
      h("td", {},
        sparkline(values,
          `Held on ${counted(values.filter((value) => value > 0).length, "day")} of ${dates.length}, at most ${
            Math.max(...values)} times in one`)),
      columns.map(([name]) => h("td", { class: "number" },
        total[name] > 0 ? number(total[name]) : h("span", { class: "soft" }, "0"))),
      h("td", { class: "number" }, share(total.hits + total.shadow_hits, evaluated)));
  }

  #course({ entries, id, of, rule }, layer) {
    const shown = entries.toSorted((a, b) => b.day.localeCompare(a.day));
    return h("tr", { class: "course" },
      h("td", { colspan: columns.length + 3 },
        of === "tenant" && rule && h("p", {}, h("a", { href: layer.address("/rules", { rule: id }) }, "Open the rule")),
        h("table", { class: "rule-days small" }, h("caption", { class: "unseen" }, `What ${id} did each day`),
          h("thead", {},
            h("tr", {}, h("th", { scope: "col" }, "Day"), h("th", { scope: "col", class: "number" }, "Evaluated"),
              columns.map(([, name]) => h("th", { scope: "col", class: "number" }, name)))),
          h("tbody", {},
            shown.map((entry) => h("tr", {}, h("th", { scope: "row" }, date(entry.day)),
              h("td", { class: "number" }, number(entry.evaluated)),
              columns.map(([name]) => h("td", { class: "number" }, number(entry[name])))))))));
  }

  #demoted(layer, demotions, known, accounts) {
    const items = h("ul", { class: "changes" }, demotions.map((demotion) => {
      const { rule, layer: of, account_id: account, reason, since } = demotion;
      const name = known.get(`${of}/${rule}`)?.name ?? rule;
      return h("li", { class: "spread" },
        h("div", {},
          h("div", { class: "row" }, h("strong", {}, name), h("code", {}, rule),
            of !== "tenant" && badge(`the ${of}’s`),
            account && h("bdi", {}, accounts.find(({ id }) => id === account)?.name ?? account)),
          h("p", { class: "soft small" },
            `${reason.charAt(0).toUpperCase()}${reason.slice(1)}. Its comments wait for a person since `,
            relativeTime(since), ".")),
        session.may("manager")
          && h("button", { type: "button", onclick: () => this.#rearm(layer, demotion, name) }, "Let it act again"));
    }));
    return card("Rules past their fuse", { body: items });
  }

  async #rearm(layer, { rule, layer: of }, name) {
    const done = await confirmed({
      title: `Let ${name} act again`,
      action: "Let it act again",
      text:
        "It carries out its verdict again from now on. Comments that wait for a person keep waiting. Past its fuse "
          + "once more, it rests again.",
      run: () => api.post(`/tenants/${layer.tenant}/rules/${of}/${encodeURIComponent(rule)}/rearm`),
    });
    if (!done) return;
    toast(`${name} acts again.`);
    this.refresh();
  }
}

customElements.define("gh-rule-statistics", RuleStatistics);
