import { h } from "../../core/dom.js";
import { words } from "../../elements/states.js";

const advice = {
  platform_permission: "The account's owner did not allow this, or the app lacks the permission. Check the app's "
    + "permissions at TikTok, then send the owner a new link with everything left switched on.",
  platform_reauthorise: "The authorisation is over. Send the owner a new link, or hand in new tokens.",
  platform_refused: "Trying again will not help. Check the app's client key and secret, and that the app is approved "
    + "for this at TikTok.",
  platform_unavailable: "The trouble is TikTok's, and usually passes within minutes. Nothing is lost: comments that "
    + "arrive are kept and decided.",
  platform_unreachable: "Either TikTok is down, or this machine cannot reach it. The gateway's diagnosis, which its "
    + "owners see, tells which.",
  platform_rate_limited: "TikTok wants fewer calls. It is quiet again within a few minutes.",
  forbidden: "The app is shared by all tenants, and so is its callback: only an owner may change it.",
};

/** What one does about something that TikTok said no to; null where the problem is none of TikTok's. */
const tiktokAdvice = (problem) => (lacksPublicURL(problem)
  ? "It is the setting public.url, or GATEHOUSE_PUBLIC_URL, and takes a restart." : advice[problem.code] ?? null);

/** Whether the gateway does not know where TikTok reaches it. */
export const lacksPublicURL = ({ code, message }) => code === "not_configured" && /public URL/i.test(message);

/** A problem of talking to TikTok, with what to do about it. @param {import("../../core/problem.js").Problem} problem */
export function tiktokNotice(problem) {
  const text = tiktokAdvice(problem);
  return h("div", { class: "notice danger", role: "alert" }, h("p", {}, words(problem)), text && h("p", {}, text));
}
