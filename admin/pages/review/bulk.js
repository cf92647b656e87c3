import { api } from "../../core/api.js";
import { fill, h } from "../../core/dom.js";
import { counted, number, wordsOf } from "../../core/format.js";
import { watchJob } from "../../core/jobs.js";
import { openDialog } from "../../elements/dialog.js";
import { field, form } from "../../elements/form.js";
import { Progress } from "../../elements/progress.js";
import { problemNotice } from "../../elements/states.js";
import { toast } from "../../elements/toast.js";
import { doneWords } from "./decider.js";

const verbs = { allow: "Allow", hide: "Hide", delete: "Delete" };

/**
 * Decides about many comments: chosen by filters, counted, confirmed with the number, carried out with its progress.
 * @param {{tenant: string, accounts: Map<string, any>, rules: Map<string, any>, filters: Object<string, string|null>}} what
 * @returns {Promise<any>} the decision, where one was taken on
 */
export function decideInBulk({ tenant, accounts, rules, filters }) {
  const leaving = new AbortController();
  const place = h("div", { class: "stack" });
  const done = openDialog("Decide about many", (close) => {
    choose({ place, tenant, accounts, rules, values: filters, close, signal: leaving.signal });
    return place;
  });
  done.finally(() => leaving.abort());
  return done;
}

function choose({ values, ...flow }) {
  const { place, tenant, accounts, rules, close } = flow;
  const any = ["", "Any"];
  const all = [...rules.values()];
  const labels = [...new Set(all.flatMap(({ rule }) => rule.labels ?? []))].toSorted();
  fill(place, form({
    fields: [
      h("p", { class: "soft" }, "What fits is counted first. Nothing is done before you confirm the number."),
      field({ name: "verdict", label: "Decide", value: values.decide ?? "hide", options: Object.entries(verbs) }),
      field({ name: "account", label: "Account", value: values.account, options: [any, ...[...accounts].map(([id, { name }]) => [id, name])] }),
      field({ name: "decided_as", label: "The rules decided", value: values.verdict, options: [any, ["review", "Review"], ["hold", "Hold"]] }),
      field({ name: "rule", label: "Rule", value: values.rule, options: [any, ...new Map(all.map(({ rule }) => [rule.id, rule.name ?? rule.id]))] }),
      field({ name: "label", label: "Label", value: values.label, options: [any, ...labels.map((label) => [label, wordsOf(label)])] }),
    ],
    submit: "Count", cancel: () => close(),
    run: async (chosen) => {
      const selection = await api.post(`/tenants/${tenant}/review-bulk/preview`, chosen);
      confirm({ ...flow, chosen, selection });
    },
  }));
}

function confirm({ chosen, selection, hasChanged = false, ...flow }) {
  const { place, tenant, accounts, close } = flow;
  const back = () => choose({ ...flow, values: { ...chosen, decide: chosen.verdict, verdict: chosen.decided_as } });
  const { count, matching, leased } = selection;
  const isFinal = [...accounts.values()].some((account) => account.dialect === "open" && (!chosen.account || chosen.account === account.id));
  const kept = leased > 0 ? ` ${counted(leased, "more is", "more are")} with colleagues and ${leased === 1 ? "stays" : "stay"} with them.` : "";
  const beyond = matching - leased - count;
  if (count === 0) {
    fill(place, h("p", {}, leased > 0 ? `All ${number(leased)} that fit are with colleagues.` : "No comment fits."),
      h("div", { class: "foot" }, h("button", { type: "button", onclick: back }, "Choose others")));
    place.querySelector("button").focus();
    return;
  }
  fill(place, form({
    fields: [
      hasChanged && h("p", { class: "notice warning", role: "status" }, "The queue has changed since it was counted, so nothing was done. This is the new number."),
      h("p", { class: "count-line" }, h("strong", { class: "number" }, counted(count, "comment")), ` would be ${doneWords[chosen.verdict].toLowerCase()}.${kept}`),
      beyond > 0 && h("p", { class: "soft" }, `${number(beyond)} more fit than can be decided at once; do them afterwards.`),
      chosen.verdict !== "allow" && isFinal && h("p", { class: "soft" }, "On accounts where TikTok cannot hide, comments are deleted for good."),
    ],
    submit: `${verbs[chosen.verdict]} ${counted(count, "comment")}`, danger: chosen.verdict !== "allow", cancel: back,
    run: async () => {
      try {
        const decision = await api.post(`/tenants/${tenant}/review-bulk`, { ...chosen, confirmation: selection.confirmation });
        await carryOut({ ...flow, decision, count });
      } catch (error) {
        if (error.code !== "selection_changed") throw error;
        const anew = await api.post(`/tenants/${tenant}/review-bulk/preview`, chosen);
        confirm({ ...flow, chosen, selection: anew, hasChanged: true });
      }
    },
  }));
  place.querySelector("button[type=submit]").focus();
}

async function carryOut({ place, tenant, decision, count, close, signal }) {
  const path = `/tenants/${tenant}/review-decisions/${decision.id}`;
  const progress = new Progress(`${doneWords[decision.verdict]} so far`);
  const trouble = h("div", {});
  const stop = h("button", {
    type: "button",
    onclick: async () => {
      stop.setAttribute("aria-busy", "true");
      await api.post(`${path}/undo`).catch((error) => fill(trouble, problemNotice(error)));
      stop.removeAttribute("aria-busy");
    },
  }, "Stop and take it back");
  const leave = h("button", { type: "button", onclick: () => close(decision) }, "Close and let it go on");
  fill(place, progress, h("p", { class: "soft" }, "It goes on without this window, and can be taken back for 10 minutes."), trouble,
    h("div", { class: "foot" }, stop, leave));
  leave.focus();
  try {
    const ended = await watchJob(path, {
      signal, on: (job) => progress.at(job.comments, count), isOver: ({ state }) => state === "done" || state === "undone",
    });
    if (ended.state === "undone") toast("Stopped and taken back", { key: "review" });
    close(ended.state === "undone" ? undefined : ended);
  } catch (error) {
    if (!signal.aborted) fill(trouble, problemNotice(error));
  }
}
