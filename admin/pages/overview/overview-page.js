import { api } from "../../core/api.js";
import { Page } from "../../core/page.js";
import { fill, h } from "../../core/dom.js";
import { duration, number, share, verdictWords } from "../../core/format.js";
import { follow } from "../../core/live.js";
import { badge } from "../../elements/badge.js";
import { card } from "../../elements/states.js";
import { relativeTime } from "../../elements/time.js";
import { StackedBars, legend } from "../../charts/stacked-bars.js";
import { barNames, periodOf, periods, periodSwitch } from "./periods.js";

/** From the ground up: what was done stands on the axis, where it can be compared; what was let be is above. */
const parts = ["delete", "hide", "hold", "review", "allow"].map((verdict) => [verdict, verdictWords[verdict]]);

/** What is said of the line over which the page keeps itself right. */
const lines = { live: "Live", waiting: "Reconnecting", over: "Not live" };

/** What the overviews of a tenant and of all have in common: figures and a course over time that keep themselves right. */
export class OverviewPage extends Page {
  #figures = h("div", { class: "figures card" });
  #chart = new StackedBars();
  #below = h("div", { class: "stack-large" });
  #state = h("span", { class: "live", role: "status" });
  #line = null;

  /** Beneath `/v1`. */
  get path() { return ""; }
  get livePath() { return ""; }
  heading() { return "Overview"; }
  /** What stands above and below the figures. */
  above(_overview) { return null; }
  below(_overview) { return null; }

  async load() {
    const overview = await api.get(this.path, { query: { period: periodOf(this.query) }, signal: this.signal });
    this.#follow();
    return overview;
  }

  draw(overview) {
    const period = periodOf(this.query);
    const page = [
      this.head(this.heading(), { actions: [this.#state, periodSwitch(period)] }),
      this.aboveElement = h("div", { class: "stack-large" }),
      this.#figures,
      card("Comments over time", { actions: legend(parts), body: this.#chart }),
      this.#below,
    ];
    this.update(overview);
    return page;
  }

  /** Draws what may change while one looks. */
  update(overview) {
    const period = periods[periodOf(this.query)];
    fill(this.aboveElement, this.above(overview));
    fill(this.#figures, figures(overview, this));
    this.#chart.show({
      label: `Comments of the last ${period} by what was decided`, parts,
      bars: overview.series.map(({ at, by_verdict }) => ({ at, parts: by_verdict })), ...barNames(overview.step_seconds),
    });
    fill(this.#below, this.below(overview));
    this.closest("gh-shell")?.waiting(overview.queue.waiting);
  }

  #follow() {
    this.#line?.abort();
    this.#line = new AbortController();
    const signal = AbortSignal.any([this.#line.signal, this.signal]);
    follow(this.livePath, {
      query: { period: periodOf(this.query) }, event: "overview", signal,
      on: (overview) => { if (this.aboveElement) this.update(overview); },
      state: (state) => fill(this.#state, badge(lines[state], state === "live" ? "good" : "")),
    });
  }
}

/** A name, its value and what it means. */
const figure = (name, value, note) => h("div", { class: "figure" },
  h("span", { class: "name" }, name), h("span", { class: "value" }, value), h("span", { class: "note" }, note));

function figures(overview, page) {
  const { by_verdict: verdicts, time_to_hidden: times, queue, coverage, actions, quota } = overview;
  const removed = verdicts.hold + verdicts.hide + verdicts.delete;
  const hidden = times.received_to_accepted;
  const link = (path, text) => (page.params.tenant ? h("a", { href: `${page.base}${path}` }, text) : text);
  return [
    figure("Comments", number(overview.events), `${number(removed)} removed, ${share(removed, overview.events)}`),
    figure("Time to hidden", duration(hidden.p50_ms === null ? null : hidden.p50_ms / 1000),
      hidden.count ? `95 % within ${duration(hidden.p95_ms / 1000)}` : "nothing was hidden"),
    figure("Waiting for a person", number(queue.waiting),
      queue.oldest_received_at ? [link("/review", "oldest"), " ", relativeTime(queue.oldest_received_at)] : "nobody waits"),
    figure("Calls to TikTok open", number(actions.waiting),
      actions.given_up ? link("/given-up", `${number(actions.given_up)} given up`)
        : `${number(actions.unconfirmed)} not confirmed yet`),
    figure("Delivered by TikTok", share(coverage.delivered, coverage.delivered + coverage.found),
      coverage.found ? `${number(coverage.found)} had to be found` : "nothing was missed"),
    figure("Calls within the minute", number(quota.calls_last_minute),
      quota.paused_until ? ["paused, until ", relativeTime(quota.paused_until)]
        : quota.calls_per_minute ? `of ${number(quota.calls_per_minute)}` : "no limit reached"),
  ];
}
