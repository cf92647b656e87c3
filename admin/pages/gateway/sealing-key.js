import { api } from "../../core/api.js";
import { fill, h } from "../../core/dom.js";
import { counted, dateTime, number } from "../../core/format.js";
import { watchJob } from "../../core/jobs.js";
import { confirmed } from "../../elements/dialog.js";
import { Progress } from "../../elements/progress.js";
import { card, loadingState, problemNotice } from "../../elements/states.js";

const isRotating = ({ rotation }) => rotation !== null && rotation.finished_at === null;

/** The key that seals all stored secrets, and its replacement. */
export class SealingKey extends HTMLElement {
  #body = h("div", { class: "stack" }, loadingState());
  #leaving = new AbortController();
  #replace = h("button", { type: "button", onclick: () => this.#rotate() }, "Replace the key");

  connectedCallback() {
    this.id = "sealing-key";
    fill(this, card("Sealing key", { body: this.#body, actions: this.#replace }));
    this.#follow();
  }

  disconnectedCallback() { this.#leaving.abort(); }

  async #follow() {
    const progress = new Progress("Sealing every secret anew. It goes on by itself, and ends a minute after the old "
      + "key was last met.");
    this.#replace.disabled = true;
    try {
      const key = await watchJob("/key", {
        signal: this.#leaving.signal, isOver: (status) => !isRotating(status),
        on: (status) => {
          if (!isRotating(status)) return;
          if (!progress.isConnected) fill(this.#body, progress, facts(status));
          progress.at(status.secrets - status.remaining, status.secrets);
        },
      });
      fill(this.#body, facts(key));
      this.#replace.disabled = false;
      this.#replace.hidden = key.source === "setting";
    } catch (error) {
      if (!this.#leaving.signal.aborted) fill(this.#body, problemNotice(error));
    }
  }

  async #rotate() {
    const done = await confirmed({
      title: "Replace the sealing key?", action: "Replace it",
      text: [
        h("p", {}, "The gateway seals every stored secret anew with a new key while it serves, and takes the old one "
          + "out when nothing needs it any more."),
        h("p", {}, "A copy of the key file that you keep has to be made anew afterwards. Backups from before bring "
          + "their own key."),
      ],
      run: () => api.post("/key/rotation"),
    });
    if (done) this.#follow();
  }
}

customElements.define("gh-sealing-key", SealingKey);

function facts({ key_id: id, source, previous_key_id: previous, secrets, unopenable, rotation }) {
  return [
    h("p", { class: "soft" }, `It seals what the gateway keeps secret: ${counted(secrets, "secret")}. `, source === "setting"
      ? "It comes from the setting key.hex, so it is replaced there: set key.previous.hex to it and key.hex to a new "
      + "one, and restart."
      : "It is in a file beside the database."),
    h("dl", { class: "facts" },
      h("dt", {}, "Key"), h("dd", {}, h("code", {}, id)),
      previous && [h("dt", {}, "Before it"), h("dd", {}, h("code", {}, previous),
        ", which opens what is not sealed anew yet")],
      rotation?.finished_at && [h("dt", {}, "Last replaced"), h("dd", {}, dateTime(rotation.finished_at),
        `, ${number(rotation.resealed)} sealed anew`)]),
    unopenable.length > 0 && h("div", { class: "notice danger" },
      h("p", {}, "No key opens these secrets. Set them again or delete them; a replacement does not end before:"),
      h("ul", { class: "bullets" }, unopenable.map((place) => h("li", {}, h("bdi", {}, place))))),
  ];
}
