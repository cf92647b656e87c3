import { fill, h } from "../../core/dom.js";
import { openDialog } from "../../elements/dialog.js";
import { chooseFile, fetchFile } from "../../elements/download.js";
import { form } from "../../elements/form.js";
import { newPassphraseFields } from "../../elements/passphrase.js";
import { Progress } from "../../elements/progress.js";

/** Takes a backup through the browser. @returns {Promise<boolean>} whether one was asked for */
export async function takeBackup() {
  const leaving = new AbortController();
  let wasAsked = false;
  await openDialog("Take a backup", (close) => {
    const place = h("div", { "aria-live": "polite" });
    const element = form({
      fields: [
        h("p", {}, "The whole database and the key that opens its secrets, as one file. With the file and the "
          + "passphrase, everything can be read and restored; with either alone, nothing. Keep them apart."),
        newPassphraseFields(), place,
      ],
      submit: "Take it", cancel: () => close(),
      run: async ({ passphrase }) => {
        const name = `gatehouse-${new Date().toISOString().slice(0, 16).replace(":", "")}.backup`;
        let into;
        try {
          into = await chooseFile(name);
        } catch (error) {
          if (error.name === "AbortError") return;
          throw error;
        }
        wasAsked = true;
        const running = new AbortController();
        leaving.signal.addEventListener("abort", () => running.abort());
        const progress = new Progress("Making the backup", () => running.abort());
        fill(place, progress);
        try {
          await fetchFile("/backups", {
            method: "POST", body: { passphrase }, accept: "application/octet-stream", name, into,
            signal: running.signal,
            on: (have, all) => progress.at(have, all),
          });
          fill(place.closest(".body"),
            h("p", { class: "notice good" }, "The backup was taken: ", h("code", {}, name), ". Keep the passphrase elsewhere."),
            h("div", { class: "foot" }, h("button", { type: "button", class: "primary", autofocus: true,
              onclick: () => close() }, "Done")));
        } catch (error) {
          fill(place);
          if (!running.signal.aborted) throw error;
        }
      },
    });
    return element;
  });
  leaving.abort();
  return wasAsked;
}
