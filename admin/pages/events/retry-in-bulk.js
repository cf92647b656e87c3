import { api } from "../../core/api.js";
import { h } from "../../core/dom.js";
import { counted, number } from "../../core/format.js";
import { session } from "../../core/session.js";
import { openDialog } from "../../elements/dialog.js";
import { form } from "../../elements/form.js";
import { records } from "../../elements/records.js";
import { problemNotice } from "../../elements/states.js";
import { WatchedJob } from "../../elements/watched-job.js";
import { actionNames, failureWords } from "./action-words.js";

/**
 * Shows what would be retried, and retries it.
 * @param {{base: string, filter: Object<string, string|null>, accounts: Map<string, string>}} what
 * @returns {Promise<{job: any, all: number}|undefined>} the job, and how many actions it goes through
 */
export async function previewRetry({ base, filter, accounts }) {
  const given = Object.fromEntries(Object.entries(filter).filter(([, value]) => value));
  let summary;
  try {
    summary = await api.post(`${base}/dead-letters/preview`, given);
  } catch (error) {
    await openDialog("Retry what was given up", () => problemNotice(error));
    return undefined;
  }
  return openDialog("Retry what was given up", (close) => (summary.retriable === 0
    ? h("p", {}, summary.left > 0
      ? `Only replies that may have been sent are here (${summary.left}). They are retried one by one.`
      : "Nothing that was given up fits the filters.")
    : form({
      className: "stack",
      fields: [
        h("p", {}, `${counted(summary.retriable, "action")} would be tried again, behind everything that is urgent. `
          + "What is settled by now is withdrawn."),
        summary.left > 0
          && h("p", {}, `${counted(summary.left, "reply is", "replies are")} left out, since they may have been sent.`),
        records("What would be retried", [
          { name: "Account", heads: true, cell: ({ account_id: id }) => h("bdi", {}, accounts.get(id) ?? id) },
          { name: "Action", cell: ({ kind }) => actionNames[kind] },
          { name: "Why", cell: ({ failure, may_send_twice: left }) => [failureWords[failure],
            left && h("span", { class: "soft" }, ", left out")] },
          { name: "Number", className: "number", cell: ({ count }) => number(count) },
        ]).table(summary.groups),
      ],
      submit: `Retry ${counted(summary.retriable, "action")}`, cancel: () => close(),
      run: async () => close({
        job: await api.post(`${base}/dead-letters/retry`, { ...given, confirmation: summary.confirmation }),
        all: summary.retriable,
      }),
    })), { wide: true });
}

/** A retry in bulk: how far it is, then what came of it. */
export function retryJob({ base, job, all, over }) {
  return new WatchedJob({
    path: `${base}/retry-jobs/${job.id}`, label: "Retrying what was given up", mayCancel: session.may("manager"), over,
    at: ({ counts }) => [counts.examined, all],
    result: ({ state, counts }) => h("p", { class: `notice ${state === "done" ? "good" : "warning"}`, role: "status" },
      state === "done" ? "Done: " : "Cancelled: ",
      `${counted(counts.retried, "action")} tried again, ${number(counts.settled)} settled already, `
        + `${number(counts.left)} left.`,
      state === "cancelled" && " What was put back is still carried out."),
  });
}
