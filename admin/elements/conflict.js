import { h } from "../core/dom.js";
import { confirmed } from "./dialog.js";

/**
 * Saves what somebody changed of a thing as they saw it. Where it was changed meanwhile, it shows what it is now, and asks
 * whose is to stand.
 * @param {{etag: string, save: (etag: string) => Promise<any>, now: () => Promise<[string, import("../core/dom.js").Child][]>}}
 *   what `etag` is that of what was seen; `now` reads what it is now, as names and values
 * @returns {Promise<boolean>} whether it was saved
 */
export async function savedOver({ etag, save, now }) {
  try {
    await save(etag);
    return true;
  } catch (error) {
    if (error.code !== "stale" || !error.etag) throw error;
    const facts = await now();
    return confirmed({
      title: "Somebody changed it meanwhile", action: "Save mine in place of theirs", danger: true,
      text: [
        h("p", {}, "This is what they saved after you began. Nothing of yours was saved yet."),
        h("dl", { class: "facts" }, facts.map(([name, value]) => [h("dt", {}, name), h("dd", {}, value)])),
      ],
      // Whoever comes between again is not overwritten either.
      run: () => save(error.etag),
    });
  }
}
