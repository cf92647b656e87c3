import { tabs } from "../../elements/tabs.js";

/** The pages about reviewing. @param {string} base */
export const reviewTabs = (base) => tabs("Reviewing", [
  [`${base}/review`, "Queue"], [`${base}/review/decisions`, "Decisions"], [`${base}/review/throughput`, "Reviewers’ work"],
]);
