import { api } from "../../core/api.js";
import { fill, h } from "../../core/dom.js";
import { counted, number } from "../../core/format.js";
import { openDialog } from "../../elements/dialog.js";
import { form } from "../../elements/form.js";
import { Progress } from "../../elements/progress.js";
import { problemNotice } from "../../elements/states.js";

/**
 * Counts what of the parked deliveries can be used by now, asks, and retries them.
 * @param {string} path of the parked deliveries
 * @returns {Promise<boolean>} whether any was retried
 */
export async function retryParked(path) {
  const leaving = new AbortController();
  const place = h("div", { class: "stack", "aria-live": "polite" });
  let hasRun = false;
  const dialog = openDialog("Retry parked deliveries", (close) => { count(close); return place; });

  async function count(close) {
    const progress = new Progress("Looking which can be used by now", () => close());
    fill(place, progress);
    try {
      const found = await run(path, { dry_run: true }, leaving.signal, (so) => progress.at(so.examined, null));
      fill(place, found.retried + found.settled === 0 ? nothing(found) : question(found, close));
    } catch (error) {
      if (!leaving.signal.aborted) fill(place, problemNotice(error));
    }
  }

  const question = (found, close) => form({
    className: "stack",
    fields: h("p", {}, `${counted(found.retried, "delivery", "deliveries")} of ${number(found.examined)} can be used `
      + "by now: they are decided as if they had just come, and comments hidden. "
      + `${number(found.settled)} are known already and are cleared away; ${number(found.left)} stay parked.`),
    submit: `Retry ${counted(found.retried + found.settled, "delivery", "deliveries")}`, cancel: () => close(),
    run: async () => {
      const running = new AbortController();
      leaving.signal.addEventListener("abort", () => running.abort());
      const progress = new Progress("Retrying", () => running.abort());
      fill(place, progress);
      hasRun = true;
      let last = null;
      try {
        last = await run(path, { up_to: found.up_to }, running.signal,
          (so) => { last = so; progress.at(so.examined, found.examined); });
        fill(place, outcome("Done: ", last, close));
      } catch (error) {
        if (!running.signal.aborted) fill(place, problemNotice(error));
        else if (!leaving.signal.aborted) fill(place, outcome("Broken off: ", last ?? { retried: 0, settled: 0,
          left: 0 }, close));
      }
    },
  });

  await dialog;
  leaving.abort();
  return hasRun;
}

const nothing = ({ examined }) => h("p", {}, examined === 0 ? "Nothing is parked."
  : `Of ${counted(examined, "delivery", "deliveries")}, none can be used yet.`);

const outcome = (word, { retried, settled, left }, close) => [
  h("p", { class: "notice good" },
    `${word}${number(retried)} decided, ${number(settled)} cleared away, ${number(left)} still parked.`),
  h("div", { class: "foot" }, h("button", { type: "button", class: "primary", onclick: () => close() }, "Close")),
];

/** Goes through them a thousand at a time, and adds up. */
async function run(path, body, signal, on) {
  const sum = { examined: 0, retried: 0, settled: 0, left: 0, up_to: body.up_to ?? null };
  let after = null;
  do {
    const part = await api.post(`${path}/retry`, { ...body, up_to: sum.up_to, after }, { signal });
    for (const name of ["examined", "retried", "settled", "left"]) sum[name] += part[name];
    sum.up_to ??= part.up_to;
    after = part.next;
    on({ ...sum });
  } while (after);
  return sum;
}
