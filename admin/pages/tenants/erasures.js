import { api } from "../../core/api.js";
import { fill, h } from "../../core/dom.js";
import { counted, dateTime, number } from "../../core/format.js";
import { watchJob } from "../../core/jobs.js";
import { accountNames } from "../../core/names.js";
import { Problem } from "../../core/problem.js";
import { badge } from "../../elements/badge.js";
import { openDialog } from "../../elements/dialog.js";
import { saveFile } from "../../elements/download.js";
import { EndlessList } from "../../elements/endless-list.js";
import { field } from "../../elements/form.js";
import { formDialog } from "../../elements/form-dialog.js";
import { Progress } from "../../elements/progress.js";
import { records } from "../../elements/records.js";
import { problemNotice } from "../../elements/states.js";
import { relativeTime } from "../../elements/time.js";

/** What was erased of TikTok users at their wish, with the receipts, and what is being erased. */
export class Erasures extends HTMLElement {
  #path;
  #signal;
  #list = h("div", {});

  /** @param {{path: string, signal: AbortSignal}} what `path` is the tenant's */
  constructor({ path, signal }) {
    super();
    this.#path = path;
    this.#signal = signal;
  }

  connectedCallback() {
    fill(this, h("section", { class: "stack", "aria-labelledby": "erasures" },
      h("div", { class: "spread" },
        h("div", {}, h("h2", { id: "erasures" }, "Erasures"),
          h("p", { class: "soft" },
          "What a TikTok user wrote is erased at their wish. The receipts never say whom they are about.")),
        h("button", { type: "button", onclick: () => this.#ask() }, "Erase a user's data")),
      this.#list));
    this.#show();
  }

  #show() {
    fill(this.#list, new EndlessList({
      path: `${this.#path}/erasures`, pageSize: 20,
      ...records("Erasures", [
        { name: "Asked for", heads: true, cell: ({ created_at: at }) => relativeTime(at) },
        { name: "State", cell: ({ state }) => (state === "done" ? badge("Done", "good")
          : badge("Running", "warning")) },
        { name: "Comments", className: "number", cell: ({ counts }) => number(counts.comments) },
        { name: "User", cell: ({ subject_sha256: digest }) => h("code", { title: digest }, `${digest.slice(0, 12)}…`) },
        {
          name: "Receipt", unseen: true, className: "snug",
          cell: (erasure) => h("button", { type: "button", class: "link", onclick: () => this.#follow(erasure.id) },
            erasure.state === "done" ? "Receipt" : "Progress"),
        },
      ]),
      empty: () => h("p", { class: "soft" }, "None was asked for."),
    }));
  }

  async #ask() {
    const accounts = await accountNames(this.#path.split("/").at(-1), this.#signal).catch(() => new Map());
    const erasure = await formDialog("Erase a user's data", {
      submit: "Erase it for good", danger: true,
      fields: [
        h("p", {}, "Texts, names and ids of the user go from all stored comments, and the texts of replies to them. "
          + "Decisions and figures stay. Nothing but a backup from before can bring it back."),
        field({ name: "author_id", label: "Id",
          hint: "The one that TikTok's deliveries bear: user_id or unique_identifier. Give both where you know both.",
          attributes: { autocomplete: "off", spellcheck: "false", maxlength: 128 } }),
        field({ name: "username", label: "Name", hint: "With or without @.", attributes: { autocomplete: "off",
          autocapitalize: "none", spellcheck: "false", maxlength: 128 } }),
        accounts.size > 1 && field({ name: "account", label: "On", options: [["", "All accounts"], ...accounts] }),
      ],
      run: ({ author_id: id, username, account }) => {
        if (!id && !username) {
          throw new Problem({ status: 422, code: "invalid_body", detail: "Whose?",
            errors: [{ path: "/author_id", message: "or the name is needed" }] });
        }
        return api.post(`${this.#path}/erasures`, { author_id: id, username, account: account || null });
      },
    });
    if (!erasure) return;
    await this.#follow(erasure.id);
    this.#show();
  }

  /** The progress of an erasure, then its receipt. It goes on when the dialog is closed. */
  #follow(id) {
    const leaving = new AbortController();
    this.#signal.addEventListener("abort", () => leaving.abort());
    const place = h("div", { class: "stack" });
    const progress = new Progress("Erasing. It goes on when this is closed.");
    fill(place, progress);
    watchJob(`${this.#path}/erasures/${id}`, {
      signal: leaving.signal, on: ({ counts }) => progress.at(counts.comments, null),
      isOver: ({ state }) => state === "done",
    }).then((erasure) => fill(place, receipt(erasure)),
      (error) => { if (!leaving.signal.aborted) fill(place, problemNotice(error)); });
    return openDialog("Erasure", () => place).finally(() => leaving.abort());
  }
}

customElements.define("gh-erasures", Erasures);

function receipt(erasure) {
  const { counts, covered_until: until, finished_at: end, subject_sha256: digest, proof } = erasure;
  const text = JSON.stringify(erasure, null, 2);
  return [
    h("p", {}, "Done. Everything that was stored up to ", dateTime(until), " was gone through."),
    h("dl", { class: "facts" },
      h("dt", {}, "Erased"), h("dd", {}, [
        counted(counts.comments, "comment"), counted(counts.replies, "reply", "replies"),
        counted(counts.explanations, "explanation"),
        counted(counts.labels, "label"), `${number(counts.parked)} parked`,
      ].join(", ")),
      h("dt", {}, "Finished"), h("dd", {}, dateTime(end)),
      h("dt", {}, "User (SHA-256)"), h("dd", {}, h("code", {}, digest)),
      proof && [h("dt", {}, "Audit entry"), h("dd", {}, h("code", {}, proof.audit_entry)), h("dt", {}, "Its hash"),
        h("dd", {}, h("code", {}, proof.hash))]),
    h("p", { class: "soft" },
      "The hash is in the audit log's chain, which signs this. Backups from before still hold the user."),
    h("div", { class: "foot" }, h("button", {
      type: "button", onclick: () => saveFile(`erasure-${erasure.id}.json`,
        new Blob([text], { type: "application/json" })),
    }, "Download the receipt")),
  ];
}
