import { api } from "../../core/api.js";
import { Page } from "../../core/page.js";
import { h } from "../../core/dom.js";
import { counted, date, stateOf } from "../../core/format.js";
import { session } from "../../core/session.js";
import { badge } from "../../elements/badge.js";
import { confirmed } from "../../elements/dialog.js";
import { EndlessList } from "../../elements/endless-list.js";
import { records } from "../../elements/records.js";
import { rowMenu } from "../../elements/row-menu.js";
import { emptyState, words } from "../../elements/states.js";
import { relativeTime } from "../../elements/time.js";
import { toast } from "../../elements/toast.js";
import { editSchedule, rhythm } from "./schedule-form.js";

const tones = { due: "warning", sent: "good", failed: "warning", given_up: "danger" };

/** Reports that go out by themselves, and what became of each. */
class ReportSchedules extends Page {
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
        : this.#table(loaded),
      h("section", { class: "stack" }, h("h2", {}, "Sent"), this.#deliveries()),
    ];
  }

  #table(loaded) {
    return records("Schedules", [
      { name: "Name", heads: true, cell: ({ name }) => h("bdi", {}, name) },
      { name: "When", cell: rhythm },
      { name: "To", cell: (schedule) => recipients(schedule, loaded.channels) },
      { name: "Next", cell: ({ disabled, next_at: next }) => (disabled ? badge("Paused") : relativeTime(next)) },
      { name: "What can be done", unseen: true, className: "snug", cell: (schedule) => this.#menu(schedule, loaded) },
    ]).table(loaded.schedules);
  }

  #menu(schedule, loaded) {
    return session.may("manager") && rowMenu(schedule.name, [
      ["Send the last period now", () => this.#send(schedule)],
      ["Change", () => this.#edit(loaded, schedule)],
      [schedule.disabled ? "Go on" : "Pause", () => this.#change(schedule, { disabled: !schedule.disabled })],
      ["Delete", () => this.#delete(schedule)],
    ]);
  }

  #deliveries() {
    const sent = records("Reports that were sent or are about to be, newest first", [
      { name: "Schedule", heads: true, cell: ({ schedule }) => h("bdi", {}, schedule) },
      { name: "Period", cell: ({ first_day: first, last_day: last }) => `${date(first)} – ${date(last)}` },
      { name: "State", cell: (delivery) =>
        [badge(stateOf(delivery.state), tones[delivery.state]), delivery.last_error && fault(delivery)] },
      { name: "When", cell: ({ sent_at: sentAt, created_at: made }) => relativeTime(sentAt ?? made) },
      { name: "Decision log", cell: ({ decision_log: log }) => (log ? head(log) : null) },
    ]);
    return new EndlessList({
      path: `/tenants/${this.params.tenant}/report-deliveries`, ...sent,
      empty: () => emptyState({
        heading: "Nothing was sent yet", text: "What schedules send appears here, with what became of it.",
      }),
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
      title: `Delete ${schedule.name}`, text: "Nothing more is sent by it. What was sent stays listed.",
      action: "Delete", danger: true,
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
