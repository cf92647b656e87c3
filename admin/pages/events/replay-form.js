import { api } from "../../core/api.js";
import { h } from "../../core/dom.js";
import { dayEnd, dayStart } from "../../core/days.js";
import { date, verdicts, verdictWords } from "../../core/format.js";
import { field } from "../../elements/form.js";
import { formDialog } from "../../elements/form-dialog.js";

/** A week, as people mean it: since the same day of the week before. */
function weekAgo() {
  const day = new Date(Date.now() - 7 * 86_400_000);
  return [day.getFullYear(), String(day.getMonth() + 1).padStart(2, "0"), String(day.getDate()).padStart(2,
    "0")].join("-");
}

/** Asks which comments are to be compared, and begins. @returns {Promise<any>} the replay */
export const replayForm = ({ base, accounts }) => formDialog("Compare with today's rules", {
  submit: "Compare",
  fields: [
    h("p", { class: "soft" }, "Nothing is changed, and TikTok is not asked."),
    field({ name: "account", label: "Account", options: [["", "All"], ...accounts] }),
    h("div", { class: "from-to" },
      field({ name: "from", label: "Received from", type: "date", value: weekAgo() }),
      field({ name: "to", label: "To", type: "date", hint: "Now, where it is left empty." })),
    field({ name: "verdict", label: "Decided as",
      options: [["", "Anything"], ...verdicts.map((verdict) => [verdict, verdictWords[verdict]])] }),
    field({ name: "rule", label: "Decided by the rule", hint: "Its id. It may be left out.",
      attributes: { autocomplete: "off", spellcheck: "false" } }),
    field({ name: "label", label: "With the label", hint: "It may be left out.", attributes: { autocomplete: "off" } }),
  ],
  run: (values) => api.post(`${base}/replays`, {
    account: values.account || null, verdict: values.verdict || null, rule: values.rule, label: values.label,
    from: dayStart(values.from), to: dayEnd(values.to),
  }),
});

/** Which comments a replay is about, in a line. */
export function selectionText({ account_id: account, from, to, verdict, label, rule }, accounts) {
  return [
    account ? accounts.get(account) ?? account : "All accounts",
    from && to ? `${date(from)} to ${date(to)}` : from ? `from ${date(from)}` : to ? `to ${date(to)}` : "all kept",
    verdict && verdictWords[verdict].toLowerCase(), rule && `by ${rule}`, label && `labelled ${label}`,
  ].filter(Boolean).join(", ");
}
