import { session } from "../../core/session.js";
import { tabs } from "../../elements/tabs.js";

/** The pages about a tenant's accounts. @param {string} base */
export const subjectTabs = (base) => tabs("Accounts", [
  [`${base}/accounts`, "Accounts"],
  ...(session.may("manager") ? [[`${base}/apps`, "Apps"]] : []),
  [`${base}/quota`, "Calls to TikTok"],
]);
