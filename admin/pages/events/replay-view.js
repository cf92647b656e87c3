import { api } from "../../core/api.js";
import { h } from "../../core/dom.js";
import { counted, number } from "../../core/format.js";
import { session } from "../../core/session.js";
import { verdictBadge } from "../../elements/badge.js";
import { commentText } from "../../elements/comment-text.js";
import { confirmed } from "../../elements/dialog.js";
import { records } from "../../elements/records.js";
import { card } from "../../elements/states.js";
import { WatchedJob } from "../../elements/watched-job.js";
import { selectionText } from "./replay-form.js";

/**
 * One replay: how far it is, then what it found or did.
 * @param {{base: string, id: string, accounts: Map<string, string>, over: () => void, acted: (replay: any) => void}} what
 *   `acted` is told of the replay that carries a comparison out
 */
export function replayView({ base, id, accounts, over, acted }) {
  return new WatchedJob({
    path: `${base}/replays/${id}`, label: "Deciding stored comments once more", mayCancel: session.may("manager"), over,
    at: ({ counts }) => [counts.examined, null],
    result: (replay) => card(replay.mode === "compare" ? "What the comparison found" : "What was carried out", {
      actions: actButton({ base, replay, acted }),
      body: [
        h("p", { class: "soft" }, h("bdi", {}, selectionText(replay.selection, accounts))),
        ending(replay), figures(replay),
        replay.mode === "compare" && replay.state === "done" && differing(replay.counts) === 0
          && h("p", { class: "notice good" }, "Every comment would be decided as it was."),
        verdictTable(replay.verdicts), ruleList(replay.rules, base), labelTable(replay.labels),
      ],
    }),
  });
}

const differing = ({ newly_hidden: hidden, released, changed }) => hidden + released + changed;

function actButton({ base, replay, acted }) {
  const { mode, state, counts, id } = replay;
  if (mode !== "compare" || state !== "done" || differing(counts) === 0 || !session.may("manager")) return null;
  const act = async () => {
    let begun;
    const done = await confirmed({
      title: `Change ${counted(differing(counts), "decision")}?`, action: "Carry it out", danger: true,
      text: [
        h("ul", { class: "bullets" },
          h("li", {}, `${counted(counts.newly_hidden, "comment is", "comments are")} taken away that can be seen now`),
          h("li", {}, `${counted(counts.released, "comment is", "comments are")} shown again, as far as TikTok can; `
            + "what was deleted is gone"),
          h("li", {}, `${counted(counts.changed, "decision")} otherwise changed`)),
        h("p", {}, "What a person decided is left alone. Nobody is answered or told once more."),
      ],
      run: async () => { begun = await api.post(`${base}/replays/${id}/act`); },
    });
    if (done) acted(begun);
  };
  return h("button", { type: "button", class: "primary", onclick: act },
    `Change ${counted(differing(counts), "decision")}`);
}

function ending({ state, mode }) {
  const words = {
    done: null,
    cancelled: mode === "act" ? "It was cancelled. What it had changed stays, and what it had queued is carried out."
      : "It was cancelled before the end.",
    outdated: "The rules changed meanwhile, which ended it. Compare anew to see what is left.",
  };
  return words[state] && h("p", { class: "notice warning" }, words[state]);
}

function figures({ mode, counts }) {
  const left = [
    [counts.reviewed, "a person decided"], [counts.own, "the account's own"],
    [counts.awaiting_scores, "a classifier's answer could change them"],
    [counts.overtaken, "decided otherwise meanwhile"],
  ].filter(([count]) => count > 0).map(([count, why]) => `${number(count)}: ${why}`);
  const shown = mode === "act"
    ? [[counts.replaced, "decisions changed"], [counts.hidden, "taken away"], [counts.shown, "shown again"],
      [counts.deleted, "gone for good"]]
    : [[counts.compared, "compared"], [counts.unchanged, "stay as they are"],
      [counts.newly_hidden, "would be taken away"], [counts.released, "would be shown"],
      [counts.changed, "otherwise changed"]];
  return [
    h("dl", { class: "replay-figures" }, shown.map(([value, name]) => h("div", { class: "figure" },
      h("dt", { class: "name" }, name), h("dd", { class: "value" }, number(value))))),
    left.length > 0 && h("p", { class: "soft" }, "Left alone: ", left.join("; "), "."),
  ];
}

function verdictTable(verdicts = []) {
  const changed = verdicts.filter(({ from, to }) => from !== to);
  return changed.length > 0 && records("Verdicts that change", [
    { name: "Was", heads: true, cell: ({ from }) => verdictBadge(from) },
    { name: "Would be", cell: ({ to }) => verdictBadge(to) },
    { name: "Comments", className: "number", cell: ({ count }) => number(count) },
  ]).table(changed);
}

function ruleList(rules = [], base) {
  return rules.map(({ rule, layer, newly_hidden: hidden, released, changed, examples }) => h("section", { class: "stack" },
    h("h3", {}, h("bdi", {}, rule), h("span", { class: "soft" }, ` of the ${layer}: `,
      [[hidden, "taken away"], [released, "shown"], [changed, "otherwise"]].filter(([count]) =>
        count > 0).map(([count, word]) => `${number(count)} ${word}`).join(", "))),
    h("ul", { class: "replay-examples" }, examples.map(({ event, text, from, to }) => h("li", {},
      h("div", { class: "row" }, verdictBadge(from), h("span", { "aria-hidden": "true" }, "→"),
        h("span", { class: "unseen" }, "would be"), verdictBadge(to),
        h("a", { href: `${base}/events/${event}` }, "The event")),
      commentText(text))))));
}

function labelTable(labels = []) {
  return labels.length > 0 && records("Labels that change", [
    { name: "Label", heads: true, cell: ({ label }) => h("bdi", {}, label) },
    { name: "Gained", className: "number", cell: ({ gained }) => number(gained) },
    { name: "Lost", className: "number", cell: ({ lost }) => number(lost) },
  ]).table(labels);
}
