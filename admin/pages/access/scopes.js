/** What each scope of a token opens, in words, in the groups that the form has. */
export const scopeGroups = [
  ["Comments", [
    ["reports:read", "See reports and figures"],
    ["events:read", "See events, decisions, actions, notices and parked deliveries"],
    ["events:review", "Decide about comments, as a reviewer does"],
  ]],
  ["Rules", [
    ["rules:read", "See rules and lists, and try them without saving"],
    ["rules:write", "Save, restore and undo rules"],
  ]],
  ["Accounts", [
    ["accounts:read", "See tenants, apps, accounts and their webhooks"],
    ["accounts:write", "Change tenants, apps, accounts, their tokens and webhooks"],
  ]],
  ["Alerts and audit", [
    ["alerts:read", "See alert channels"],
    ["alerts:write", "Change alert channels"],
    ["audit:read", "See the audit log"],
  ]],
  ["Access", [
    ["access:read", "See operators, invitations, sessions and tokens"],
    ["access:write", "Take access away: disable operators, lower roles, end sessions, revoke tokens"],
  ]],
  ["The machine", [
    ["metrics:read", "Read the figures at /metrics"],
    ["diagnosis:read", "Read what doctor finds"],
    ["backups:read", "See backups and the state of the sealing key"],
    ["backups:make", "Take backups, which is as much as everything together: a backup holds all tenants and all keys"],
  ]],
];

const words = new Map(scopeGroups.flatMap(([, scopes]) => scopes));

/** @param {string} scope */
export const scopeWords = (scope) => words.get(scope) ?? scope;
