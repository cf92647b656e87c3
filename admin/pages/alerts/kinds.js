/**
 * The kinds of alerts: what they are called, and what they mean. `of` says whether they are told to tenants or to the
 * gateway's owners; the critical ones pass quiet hours. `mend` is the page that helps, below the tenant's or the gateway's,
 * with its link's words; what is about one account leads there.
 * @type {{key: string, of: ("tenant"|"gateway")[], critical?: boolean, name: string, mend?: [string, string]}[]}
 */
export const kinds = [
  { key: "account.disconnected", of: ["tenant"], critical: true, name: "An account has to be authorised again" },
  { key: "account.token_refresh_failing", of: ["tenant"], name: "An account's access could not be renewed" },
  { key: "account.authorisation_ending", of: ["tenant"], name: "An account's authorisation ends soon" },
  { key: "action.drifting", of: ["tenant"], critical: true, name: "TikTok does not do what it accepted",
    mend: ["/actions", "Actions"] },
  { key: "account.silent", of: ["tenant"], critical: true, name: "TikTok delivers no comments of an account" },
  { key: "account.unheard", of: ["tenant"], name: "Nothing was heard of an account for a week" },
  { key: "rule.matched", of: ["tenant"], name: "A rule that notifies held", mend: ["/events", "Events"] },
  { key: "rule.demoted", of: ["tenant"], name: "A rule ran past its fuse",
    mend: ["/rules/statistics", "What the rules did"] },
  { key: "reply.uncertain", of: ["tenant"], name: "A reply may not have been sent", mend: ["/actions", "Actions"] },
  { key: "calls.failing", of: ["tenant", "gateway"], name: "Most calls to TikTok fail" },
  { key: "review.backlog", of: ["tenant"], name: "Too much waits for review", mend: ["/review", "To the review"] },
  { key: "report.undelivered", of: ["tenant"], name: "A scheduled report could not be sent",
    mend: ["/report/schedules", "Scheduled reports"] },
  { key: "gateway.unready", of: ["gateway"], critical: true, name: "The gateway cannot do its work",
    mend: ["/settings", "The gateway"] },
  { key: "gateway.ready", of: ["gateway"], critical: true, name: "The gateway works again" },
  { key: "retention.held", of: ["gateway"], name: "Nothing is deleted for its age",
    mend: ["/settings", "The gateway"] },
  { key: "login.attack", of: ["gateway"], critical: true, name: "Somebody tries passwords",
    mend: ["/audit?action=login.refused", "Refused log-ins"] },
  { key: "backup.failed", of: ["gateway"], name: "A backup could not be made",
    mend: ["/settings", "Backups"] },
  { key: "backup.drill_failed", of: ["gateway"], name: "A backup could not be restored for a trial",
    mend: ["/settings", "Backups"] },
  { key: "backup.taken", of: ["gateway"], critical: true, name: "Somebody took a backup with a token",
    mend: ["/audit?action=backup.made", "Backups in the audit log"] },
];

const byKey = new Map(kinds.map((kind) => [kind.key, kind]));

/** @param {string} key */
export const kindName = (key) => (key === "test" ? "Test" : byKey.get(key)?.name ?? key);

/**
 * The page that helps with an alert, as [address, words]; null where there is none.
 * @param {{kind: string, subject: string, tenant_id: string|null}} alert @returns {[string, string]|null}
 */
export function wayToMend({ kind, subject, tenant_id: tenant }) {
  const base = tenant ? `/tenants/${tenant}` : "/gateway";
  if (kind.startsWith("account.")) return [`${base}/accounts/${subject}`, "The account"];
  // An app that tenants share is the gateway's.
  if (kind === "calls.failing") return tenant ? [`${base}/quota`, "Calls to TikTok"] : [`${base}/apps`, "Shared apps"];
  const [path, words] = byKey.get(kind)?.mend ?? [];
  return path ? [`${base}${path}`, words] : null;
}

/** @param {string} key */
export const isCritical = (key) => key === "test" || byKey.get(key)?.critical === true;
