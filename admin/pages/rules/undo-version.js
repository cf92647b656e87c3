import { api } from "../../core/api.js";
import { fill, h } from "../../core/dom.js";
import { dateMinute, number } from "../../core/format.js";
import { watchJob } from "../../core/jobs.js";
import { session } from "../../core/session.js";
import { badge } from "../../elements/badge.js";
import { commentText } from "../../elements/comment-text.js";
import { openDialog } from "../../elements/dialog.js";
import { field, form } from "../../elements/form.js";
import { Progress } from "../../elements/progress.js";
import { card, problemNotice } from "../../elements/states.js";
import { toast } from "../../elements/toast.js";
import { localTime } from "./local-time.js";

/** At most so many days are looked through at once, by the gateway's rule. */
const mostDays = 90;
const outcomes = {
  unhide: ["would be shown again", "good"],
  withdraw: ["hide not sent yet, would be withdrawn", "good"],
  still_hidden: ["hidden by the rules in force too", ""],
  already_visible: ["visible already", ""],
  deleted: ["deleted: cannot come back", "danger"],
};
const countNames = {
  examined: "Looked at",
  queued: "Shown again",
  withdrawn: "Hides withdrawn",
  still_hidden: "Still hidden",
  already_visible: "Visible already",
  deleted: "Deleted for good"
};

/**
 * Shows what undoing a version would do, and does it.
 * @param {import("./layer.js").Layer} layer @param {{version: number, since: string}} what @param {() => void} done
 */
export async function undoVersion(layer, { version, since }, done) {
  const earliest = Math.max(new Date(since).getTime(), Date.now() - mostDays * 86_400_000 + 60_000);
  const begun = await openDialog(`Undo what version ${version} hid`, (close) => {
    const preview = h("div", { class: "stack", role: "status" });
    let seen = null;
    const inputOf = ({ from, to }) => ({
      version,
      from: new Date(from).toISOString(),
      ...(to && { to: new Date(to).toISOString() }),
      layer: layer.kind,
      ...(layer.account && { account: layer.account }),
    });
    const wanted = (values) => JSON.stringify([values.from, values.to]);
    const element = form({
      fields: [
        h("p", {},
          "Comments that only this version hid in the time are shown again. What the rules in force would hide too "
            + "stays hidden, and deleted comments are gone."),
        h("div", { class: "pair" },
          field({ name: "from", label: "From", type: "datetime-local", value: localTime(earliest), required: true }),
          field({ name: "to", label: "To", type: "datetime-local", hint: "Now unless given; at most 90 days after." })),
        preview,
      ],
      submit: "See what it would do",
      cancel: () => close(),
      run: async (values) => {
        if (seen === wanted(values)) {
          await api.post(`/tenants/${layer.tenant}/undo-jobs`, inputOf(values));
          close(true);
          return;
        }
        const found = await api.post(`/tenants/${layer.tenant}/rule-set/undo/preview`, inputOf(values));
        seen = wanted(values);
        fill(preview, counts(found.counts),
          !found.complete
            && h("p", { class: "soft" },
              "There are more comments than were looked at: the undoing goes through all of them."),
          found.examples.length > 0
            && h("ul", { class: "changes" },
              found.examples.map(({ outcome, text, rule }) => h("li", {},
                h("div", { class: "row" }, badge(...outcomes[outcome]),
                  rule && h("span", { class: "soft small" }, rule)),
                commentText(text)))));
        fill(element.querySelector("[type=submit]"), "Undo it");
      },
    });
    element.addEventListener("input", () => {
      seen = null;
      fill(element.querySelector("[type=submit]"), "See what it would do");
    });
    return element;
  });
  if (!begun) return;
  toast("The undoing has begun. It goes on when you leave the page.");
  done();
}

const counts = (of) => h("dl", { class: "facts" },
  Object.entries(countNames).map(([key, name]) => [h("dt", {}, name), h("dd", { class: "number" }, number(of[key]))]));

/**
 * The undoings of a tenant, the running ones with how far they are.
 * @param {import("./layer.js").Layer} layer @param {AbortSignal} signal
 */
export function undoJobs(layer, signal) {
  const items = h("ul", { class: "changes" });
  const whole = card("Undoings", { body: items });
  whole.hidden = true;
  const show = async () => {
    const { items: jobs } = await api.get(`/tenants/${layer.tenant}/undo-jobs`, { query: { limit: 10 }, signal });
    whole.hidden = jobs.length === 0;
    fill(items, jobs.map((job) => item(job, layer, signal)));
  };
  show().catch((error) => { if (!signal.aborted) { whole.hidden = false; fill(items, problemNotice(error)); } });
  return whole;
}

function item(job, layer, signal) {
  const path = `/tenants/${layer.tenant}/undo-jobs/${job.id}`;
  const tones = { running: "warning", done: "good", cancelled: "" };
  const element = h("li", {});
  const draw = (now) => fill(element,
    h("div", { class: "row" }, h("strong", {}, `Version ${now.subject.version}`),
      now.subject.layer !== "tenant" && badge(`the ${now.subject.layer}’s`), badge(now.state, tones[now.state]),
      h("span", { class: "soft small" },
        `begun ${dateMinute(now.created_at)}, comments from ${dateMinute(now.subject.from)} to ${
          dateMinute(now.subject.to)}`)),
    h("p", { class: "small" },
      Object.entries(countNames)
          .filter(([key]) => now.counts[key] > 0)
          .map(([key, name]) => `${name}: ${number(now.counts[key])}`)
          .join(", ")
        || "Nothing was found to undo."));
  draw(job);
  if (job.state !== "running") return element;
  const cancel = async () => {
    try {
      draw(await api.delete(path));
      toast("Cancelled. What it had queued is still carried out.");
    } catch (error) { toast(error.message); }
  };
  const progress = new Progress("Looking at comments", session.may("manager") ? cancel : null);
  element.append(progress);
  watchJob(path, {
    signal,
    on: (now) => {
      if (now.state === "running") progress.at(now.counts.examined, null);
      else draw(now);
    }
  }).catch((error) => {
    if (!signal.aborted) element.append(problemNotice(error));
  });
  return element;
}
