import { h } from "../../core/dom.js";
import { badge } from "../../elements/badge.js";
import { relativeTime } from "../../elements/time.js";

/** TikTok's two APIs, by what they are called and what each can do. */
export const dialects = {
  business: { name: "API for Business",
    hint: "Comments can be hidden and shown again, and answered. Needs an app that TikTok has approved." },
  open: { name: "Open API", hint: "Comments can only be deleted. The account's owner hands in its tokens." },
};

const states = {
  connected: ["Connected", "good"],
  limited: ["Limited", "warning"],
  expiring: ["Ends soon", "warning"],
  refresh_failing: ["Renewal fails", "danger"],
  disconnected: ["Disconnected", "danger"],
};

/** How an account stands, in a word and a tone. @returns {[string, string]} */
export function standing(account) {
  if (account.disabled) return ["Disabled", ""];
  if (!account.connected) return states.disconnected;
  if (!account.has_access_token) return ["No token", "warning"];
  return states[account.authorisation.state] ?? ["Connected", "good"];
}

export const standingBadge = (account) => badge(...standing(account));

/** Whether somebody has to do something about an account before it works as it should. */
export function needsHand(account) {
  const [, tone] = standing(account);
  return !account.disabled && (tone === "danger" || tone === "warning");
}

/** When a delivery about an account last brought something: what one looks for when a creator's comments stop coming. */
export const lastDelivery = ({ last_delivery_at: at }) =>
  (at ? relativeTime(at) : h("span", { class: "soft" }, "Nothing has come yet"));

/** When what TikTok lets us do ends. */
export function authorisationEnd(account) {
  const { ends_at: end, state } = account.authorisation;
  if (state === "disconnected") {
    return account.disconnected_since ? ["Since ", relativeTime(account.disconnected_since)] : "Over";
  }
  if (end) return relativeTime(end);
  return h("span", { class: "soft" }, account.has_access_token ? "Not known" : "—");
}

/** What an account's state means, and what to do about it; null where nothing is wrong. */
export function authorisationAdvice(account) {
  const byLink = account.dialect === "business" ? "Send its owner a new link." : "Hand in new tokens.";
  if (account.disabled) return "It is disabled: its deliveries are answered 404, and nothing is done for it.";
  if (!account.has_access_token && account.connected) {
    const way = account.dialect === "business" ? "Send its owner a link, or hand in tokens." : "Hand in its tokens.";
    return `There is no access token, so nothing can be hidden or deleted. ${way}`;
  }
  return {
    limited: `The owner left out what Gatehouse needs: ${account.authorisation.missing_scopes.join(", ")}. `
      + "Send a new link, with everything left switched on.",
    expiring: `Only the owner can prolong it. ${byLink}`,
    refresh_failing: "The access token is due to be renewed and could not be. It is tried again by itself.",
    disconnected: `TikTok lets nothing be done any more; actions wait. ${byLink}`,
  }[account.authorisation.state] ?? null;
}
