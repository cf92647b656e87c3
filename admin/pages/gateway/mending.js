/** @typedef {[address: string, words: string]} Way */

const overview = ["/", "See where, on the overview"];

/** By check: where the console does what a remedy's commands do. What only the machine's administrator mends has none. */
const ways = {
  accounts: () => [overview],
  webhooks: accountOf,
  quota: ({ remedy }) => (/--app\b/.test(remedy) ? [["/gateway/apps", "Shared apps"]] : []),
  actions: ({ remedy }) => (/dead-letters/.test(remedy) ? [overview] : []),
  parked: () => [["/gateway/parked", "Parked deliveries of no tenant"], overview],
  alerts: () => [["/gateway/alerts", "Alert channels"]],
  backups: () => [["#backups", "Backups, further down"]],
  key: () => [["#sealing-key", "The sealing key, further down"]],
  retention: ({ remedy }) => (/audit verify/.test(remedy) ? [["/gateway/audit", "Verify the audit log"]] : []),
};

/**
 * The pages on which a finding is mended.
 * @param {{check: string, remedy: string|null}} finding @returns {Way[]}
 */
export const waysToMend = (finding) => (finding.remedy ? ways[finding.check]?.(finding) ?? [] : []);

/** A remedy that names one account leads to it. @returns {Way[]} */
function accountOf({ remedy }) {
  const account = /\bacc_\w+/.exec(remedy)?.[0];
  const tenant = /\bten_\w+/.exec(remedy)?.[0];
  return account && tenant ? [[`/tenants/${tenant}/accounts/${account}`, "The account's webhook"]] : [];
}
