import { api } from "../../core/api.js";
import { fill, h } from "../../core/dom.js";
import { bytes, counted } from "../../core/format.js";
import { badge } from "../../elements/badge.js";
import { EndlessList } from "../../elements/endless-list.js";
import { Progress } from "../../elements/progress.js";
import { records } from "../../elements/records.js";
import { problemNotice } from "../../elements/states.js";
import { relativeTime } from "../../elements/time.js";
import { takeBackup } from "./take-backup.js";

/** The backups that were made, taking one, and trying whether the newest can be restored. */
export class Backups extends HTMLElement {
  #made = h("div", {});
  #drills = h("div", {});
  #trying = h("div", { "aria-live": "polite" });

  connectedCallback() {
    fill(this, h("section", { class: "stack", "aria-labelledby": "backups" },
      h("div", { class: "spread" },
        h("div", {}, h("h2", { id: "backups" }, "Backups"),
          h("p", { class: "soft" }, "Everything as it was at one moment, sealed to a passphrase.")),
        h("div", { class: "row" },
          h("button", { type: "button", onclick: () => this.#drill() }, "Try the newest"),
          h("button", { type: "button", class: "primary", onclick: () => this.#take() }, "Take a backup"))),
      this.#trying, this.#made,
      h("h3", {}, "Trials"), this.#drills));
    this.#showMade();
    this.#showDrills();
  }

  #showMade() {
    fill(this.#made, new EndlessList({
      path: "/backups", pageSize: 10,
      ...records("Backups", [
        { name: "File", heads: true, cell: ({ file_name: name }) => h("bdi", { class: "mono" }, name) },
        { name: "Made", cell: ({ started_at: at }) => relativeTime(at) },
        { name: "Went to", cell: ({ destination }) => (destination === "folder" ? "The backup folder"
          : "Whoever asked") },
        { name: "Size", className: "number", cell: ({ bytes: size }) => bytes(size) },
        { name: "State", cell: state },
      ]),
      empty: () => h("p", { class: "notice warning" },
        "No backup was ever made. The gateway makes them by itself where backup.folder is set; until then, take one "
          + "here and keep it elsewhere."),
    }));
  }

  #showDrills() {
    fill(this.#drills, new EndlessList({
      path: "/backup-drills", pageSize: 10,
      ...records("Trials of backups", [
        { name: "File", heads: true, cell: ({ file_name: name }) => h("bdi", { class: "mono" }, name) },
        { name: "Tried", cell: ({ started_at: at }) => relativeTime(at) },
        { name: "Found in it", cell: ({ rows, secrets, failure }) =>
          (failure ? null : `${counted(rows, "row")}, ${counted(secrets, "secret")}`) },
        { name: "Result", cell: ({ failure }) => (failure ? [badge("Cannot be restored", "danger"), " ",
          h("bdi", {}, failure)] : badge("Can be restored", "good")) },
      ]),
      empty: () => h("p", { class: "soft" },
        "None yet. A trial restores the newest scheduled backup into a temporary folder, checks it and opens every "
          + "secret."),
    }));
  }

  async #take() {
    if (await takeBackup()) this.#showMade();
  }

  async #drill() {
    if (this.#trying.querySelector("gh-progress")) return;
    fill(this.#trying, new Progress("Restoring the newest backup for a trial"));
    try {
      const { file_name: name, failure } = await api.post("/backup-drills");
      fill(this.#trying, failure
        ? h("p", { class: "notice danger" }, h("bdi", {}, name), " cannot be restored: ", h("bdi", {}, failure))
        : h("p", { class: "notice good" }, h("bdi", {}, name), " can be restored."));
      this.#showDrills();
    } catch (error) {
      fill(this.#trying, problemNotice(error));
    }
  }
}

customElements.define("gh-backups", Backups);

function state({ failure, ended_at: end }) {
  if (failure) return [badge("Failed", "danger"), " ", h("bdi", {}, failure)];
  if (end) return badge("Whole", "good");
  return badge("Under way, or broken off", "warning");
}
