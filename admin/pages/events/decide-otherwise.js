import { api } from "../../core/api.js";
import { h } from "../../core/dom.js";
import { confirmed } from "../../elements/dialog.js";
import { words } from "../../elements/states.js";
import { toast } from "../../elements/toast.js";
import { removalFor } from "../review/removal.js";

/**
 * The button that sets aside what was decided: shows what was removed, removes what can be seen.
 * @param {{event: any, action: any|null, account: any}} what `action` is the last one @param {() => Promise<void>} done
 */
export function decideOtherwise({ event, action, account }, done) {
  const verdict = event.review?.verdict ?? event.decision?.verdict;
  if (!verdict || !account) return null;
  const removal = removalFor(account);
  const isRemoved = verdict === "hide" || verdict === "delete";
  const wasDeleted = isRemoved && removal.isFinal && action?.state === "confirmed";
  if (wasDeleted) return null;
  const send = (chosen) => api.post(`/tenants/${account.tenant_id}/events/${event.id}/review`, { verdict: chosen });
  const run = async (chosen, said) => {
    try {
      await send(chosen);
      toast(said);
      await done();
    } catch (error) {
      toast(`Not decided. ${words(error)}`, { seconds: 8 });
    }
  };
  const remove = async () => {
    if (!removal.isFinal) return run("hide", "To be hidden");
    const isDone = await confirmed({
      title: "Delete the comment", danger: true, action: "Delete",
      text: "TikTok cannot hide through this account, only delete, and that cannot be undone.", run: () => send("delete"),
    });
    if (isDone) await done();
  };
  return [
    verdict !== "allow" && h("button", { type: "button", onclick: () => run("allow", isRemoved || verdict === "hold" ? "To be shown again" : "Allowed") },
      isRemoved || verdict === "hold" ? "Show again" : "Allow"),
    !isRemoved && h("button", { type: "button", onclick: remove }, removal.name),
  ];
}
