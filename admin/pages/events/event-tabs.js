import { session } from "../../core/session.js";
import { tabs } from "../../elements/tabs.js";

/** The pages about what TikTok delivered. @param {string} base the tenant's */
export const eventTabs = (base) => tabs("Events", [
  [`${base}/events`, "Events"],
  [`${base}/parked`, "Parked"],
  ...(session.may("manager") ? [[`${base}/replays`, "Replays"]] : []),
]);

/** The pages about what was asked of TikTok. @param {string} base the tenant's */
export const actionTabs = (base) => tabs("Actions", [[`${base}/actions`, "All"], [`${base}/given-up`, "Given up"]]);
