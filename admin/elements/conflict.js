import { fill, h } from "../core/dom.js";
import { Problem } from "../core/problem.js";
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
    if (!isStale(error)) throw error;
    let seen = error.etag;
    const facts = h("dl", { class: "facts" });
    const show = async () => fill(facts,
      (await now()).map(([name, value]) => [h("dt", {}, name), h("dd", {}, value)]));
    await show();
    return confirmed({
      title: "Somebody changed it meanwhile", action: "Save mine in place of theirs", danger: true,
      text: [h("p", {}, "This is what they saved after you began. Nothing of yours was saved yet."), facts],
      run: async () => {
        try {
          await save(seen);
        } catch (again) {
          // Whoever comes between again is not overwritten unseen either.
          if (!isStale(again)) throw again;
          // Only once it is shown: what could not be read is not saved over at the next press.
          await show();
          seen = again.etag;
          throw new Problem({
            status: again.status, code: again.code, etag: seen,
            detail: "It was changed once more. What it is now stands above; nothing of yours was saved yet.",
          });
        }
      },
    });
  }
}

const isStale = ({ code, etag }) => code === "stale" && Boolean(etag);
