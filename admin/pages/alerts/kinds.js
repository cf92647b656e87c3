/**
 * The kinds of alerts: what they are called, and what they mean. `of` says whether they are told to tenants or to the
 * gateway's owners; the critical ones pass quiet hours.
 * @type {{key: string, of: ("tenant"|"gateway")[], critical?: boolean, name: string}[]}
 */
export const kinds = [
  { key: "account.disconnected", of: ["tenant"], critical: true, name: "An account has to be authorised again" },
  { key: "account.token_refresh_failing", of: ["tenant"], name: "An account's access could not be renewed" },
  { key: "account.authorisation_ending", of: ["tenant"], name: "An account's authorisation ends soon" },
  { key: "action.drifting", of: ["tenant"], critical: true, name: "TikTok does not do what it accepted" },
  { key: "account.silent", of: ["tenant"], critical: true, name: "TikTok delivers no comments of an account" },
  { key: "account.unheard", of: ["tenant"], name: "Nothing was heard of an account for a week" },
  { key: "rule.matched", of: ["tenant"], name: "A rule that notifies held" },
  { key: "rule.demoted", of: ["tenant"], name: "A rule ran past its fuse" },
  { key: "reply.uncertain", of: ["tenant"], name: "A reply may not have been sent" },
  { key: "calls.failing", of: ["tenant", "gateway"], name: "Most calls to TikTok fail" },
  { key: "review.backlog", of: ["tenant"], name: "Too much waits for review" },
  { key: "gateway.unready", of: ["gateway"], critical: true, name: "The gateway cannot do its work" },
  { key: "gateway.ready", of: ["gateway"], critical: true, name: "The gateway works again" },
  { key: "retention.held", of: ["gateway"], name: "Nothing is deleted for its age" },
  { key: "login.attack", of: ["gateway"], critical: true, name: "Somebody tries passwords" },
  { key: "backup.failed", of: ["gateway"], name: "A backup could not be made" },
  { key: "backup.drill_failed", of: ["gateway"], name: "A backup could not be restored for a trial" },
  { key: "backup.taken", of: ["gateway"], critical: true, name: "Somebody took a backup with a token" },
];

const byKey = new Map(kinds.map((kind) => [kind.key, kind]));

/** @param {string} key */
export const kindName = (key) => (key === "test" ? "Test" : byKey.get(key)?.name ?? key);

/** @param {string} key */
export const isCritical = (key) => key === "test" || byKey.get(key)?.critical === true;
