import { api } from "../../core/api.js";
import { Page } from "../../core/page.js";
import { h } from "../../core/dom.js";
import { counted, date, wordsOf } from "../../core/format.js";
import { session } from "../../core/session.js";
import { badge } from "../../elements/badge.js";
import { confirmed } from "../../elements/dialog.js";
import { EndlessList } from "../../elements/endless-list.js";
import { menuButton } from "../../elements/menu.js";
import { card, emptyState, words } from "../../elements/states.js";
import { relativeTime } from "../../elements/time.js";
import { toast } from "../../elements/toast.js";
import { editSchedule, rhythm } from "./schedule-form.js";

const tones = { due: "warning", sent: "good", failed: "warning", given_up: "danger" };

/** Reports that go out by themselves, and what became of each. */
export class ReportSchedules extends Page {
  get path() { return `/tenants/${this.params.tenant}/report-schedules`; }

  async load() {
    const tenant = `/tenants/${this.params.tenant}`;
    const signal = this.signal;
    const mayWrite = session.may("manager");
    const [schedules, branding, accounts, channels] = await Promise.all([
      api.all(this.path, { signal }),
      api.get(`${tenant}/branding`, { signal }),
      api.all(`${tenant}/accounts`, { signal }, 500),
      mayWrite ? api.all(`${tenant}/alert-channels`, { signal }) : [],
    ]);
    return { schedules, accounts, zone: branding.time_zone,
      channels: channels.filter(({ kind }) => kind === "webhook" || kind === "email") };
  }

  draw(loaded) {
    const add = session.may("manager")
      && h("button", { type: "button", class: "primary", onclick: () => this.#edit(loaded) }, "Add a schedule");
    return [
      this.head("Scheduled reports", {
        crumbs: [[`${this.base}/report`, "Report"]], actions: add,
        lede: "The report of the week or the month before, sent by itself.",
      }),
      loaded.schedules.length === 0
        ? emptyState({
          heading: "No schedules yet", symbol: "report",
          text: "A schedule sends the report by e-mail, or to a webhook, once a week or once a month.",
        })
        : card("Schedules", { flush: true, body: this.#table(loaded) }),
      card("Sent", { flush: true, body: this.#deliveries() }),
    ];
  }

  #table(loaded) {
    return h("div", { class: "scroll" }, h("table", {},
      h("caption", { class: "unseen" }, "Schedules"),
      h("thead", {}, h("tr", {}, ["Name", "When", "To", "Next"].map((name) => h("th", { scope: "col" }, name)),
        h("th", {}, h("span", { class: "unseen" }, "What can be done")))),
      h("tbody", {}, loaded.schedules.map((schedule) => h("tr", {},
        h("th", { scope: "row" }, h("bdi", {}, schedule.name)),
        h("td", {}, rhythm(schedule)),
        h("td", {}, recipients(schedule, loaded.channels)),
        h("td", {}, schedule.disabled ? badge("paused") : relativeTime(schedule.next_at)),
        h("td", {}, session.may("manager") && this.#menu(schedule, loaded)))))));
  }

  #menu(schedule, loaded) {
    const label = h("span", {}, "More", h("span", { class: "unseen" }, ` about ${schedule.name}`));
    return menuButton({ label, symbol: "down", className: "plain" }, (close) => {
      const entry = (name, run) => h("button", { type: "button", onclick: () => { close(); run(); } }, name);
      return [
        entry("Send the last period now", () => this.#send(schedule)),
        entry("Change", () => this.#edit(loaded, schedule)),
        entry(schedule.disabled ? "Go on" : "Pause", () => this.#change(schedule, { disabled: !schedule.disabled })),
        entry("Delete", () => this.#delete(schedule)),
      ];
    });
  }

  #deliveries() {
    const rows = h("tbody");
    return new EndlessList({
      path: `/tenants/${this.params.tenant}/report-deliveries`,
      into: rows,
      around: (body) => h("div", { class: "scroll" }, h("table", {},
        h("caption", { class: "unseen" }, "Reports that were sent or are about to be, newest first"),
        h("thead", {}, h("tr", {},
          ["Schedule", "Period", "State", "When", "Decision log"].map((name) => h("th", { scope: "col" }, name)))), body)),
      item: (delivery) => h("tr", {},
        h("th", { scope: "row" }, h("bdi", {}, delivery.schedule)),
        h("td", {}, `${date(delivery.first_day)} – ${date(delivery.last_day)}`),
        h("td", {}, badge(wordsOf(delivery.state), tones[delivery.state]), delivery.last_error && fault(delivery)),
        h("td", {}, relativeTime(delivery.sent_at ?? delivery.created_at)),
        h("td", {}, delivery.decision_log && head(delivery.decision_log))),
      empty: () => emptyState({ heading: "Nothing was sent yet", text: "What schedules send appears here, with what became of it." }),
    });
  }

  async #edit(loaded, schedule = null) {
    if (await editSchedule(this.path, loaded, schedule)) {
      toast("Saved.");
      this.refresh();
    }
  }

  async #change(schedule, change) {
    try {
      await api.patch(`${this.path}/${schedule.id}`, change);
      this.refresh();
    } catch (error) { toast(words(error)); }
  }

  async #send(schedule) {
    try {
      await api.post(`${this.path}/${schedule.id}/send`);
      toast("It is being made and sent.");
      this.refresh();
    } catch (error) { toast(words(error)); }
  }

  async #delete(schedule) {
    const done = await confirmed({
      title: `Delete ${schedule.name}`, text: "Nothing more is sent by it. What was sent stays listed.", action: "Delete", danger: true,
      run: () => api.delete(`${this.path}/${schedule.id}`),
    });
    if (done) this.refresh();
  }
}

function recipients({ channel_id: channel, recipients: addresses }, channels) {
  if (channel) return channels.find(({ id }) => id === channel)?.name ?? "an alert channel";
  if (addresses.length === 1) return addresses[0];
  return h("span", { title: addresses.join(", ") }, counted(addresses.length, "address", "addresses"));
}

const fault = ({ last_error: text, next_attempt_at: next }) =>
  h("p", { class: "small soft" }, text, next && [" Next try ", relativeTime(next), "."]);

/** By which the log that went out can be told from any other. */
const head = ({ head: hash, count }) => h("code", { title: `Head of ${counted(count, "row")}: ${hash}` }, hash.slice(0, 12));

customElements.define("gh-report-schedules", ReportSchedules);
