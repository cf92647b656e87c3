/**
 * Every page of the console: where it is, the module that holds it and the custom element that shows it. Modules are
 * loaded when their page is first looked at. Tests go through this list.
 *
 * @typedef {Object} Route
 * @property {string} path with parameters as `:name`
 * @property {string} element the custom element's name, which the module defines
 * @property {string} module
 * @property {string} title for the browser's tab
 * @property {string} [style] a style sheet of its own
 * @property {"viewer"|"moderator"|"manager"|"owner"} [role] the lowest that gets something out of it
 * @property {boolean} [open] whether it is for those who are not logged in
 * @property {boolean} [bare] whether it stands alone, without the list of places
 */

const page = (path, element, module, title, more = {}) => ({ path, element, module: `../pages/${module}.js`, title, ...more });
const sheet = (name) => ({ style: `/styles/${name}.css` });

/** @type {Route[]} */
export const routes = [
  page("/sign-in", "gh-sign-in", "access/sign-in", "Sign in", { open: true, bare: true, ...sheet("access") }),
  page("/accept-invitation", "gh-accept-invitation", "access/accept-invitation", "Accept an invitation", { open: true, bare: true, ...sheet("access") }),
  page("/welcome", "gh-welcome", "access/welcome", "Set up a tenant", { role: "owner", ...sheet("welcome") }),
  page("/me", "gh-own-account", "access/own-account", "Your account", sheet("access")),

  page("/", "gh-gateway-overview", "overview/gateway-overview", "Overview", sheet("overview")),
  page("/tenants", "gh-tenants", "tenants/tenants", "Tenants", sheet("administration")),
  page("/tenants/:tenant", "gh-tenant-overview", "overview/tenant-overview", "Overview", sheet("overview")),

  page("/tenants/:tenant/review", "gh-review-queue", "review/review-queue", "Review", { role: "moderator", ...sheet("review") }),
  page("/tenants/:tenant/review/decisions", "gh-review-decisions", "review/review-decisions", "Reviewers' decisions", { role: "moderator", ...sheet("review") }),
  page("/tenants/:tenant/review/throughput", "gh-review-throughput", "review/review-throughput", "Reviewers' work", { role: "moderator", ...sheet("review") }),

  page("/tenants/:tenant/rules", "gh-rule-editor", "rules/rule-editor", "Rules", sheet("rules")),
  page("/tenants/:tenant/rules/test", "gh-rule-test", "rules/rule-test", "Try rules", sheet("rules")),
  page("/tenants/:tenant/rules/versions", "gh-rule-versions", "rules/rule-versions", "Versions of the rules", sheet("rules")),
  page("/tenants/:tenant/rules/statistics", "gh-rule-statistics", "rules/rule-statistics", "What rules did", sheet("rules")),
  page("/tenants/:tenant/lists", "gh-term-lists", "rules/term-lists", "Term lists", sheet("rules")),
  page("/tenants/:tenant/lists/:list", "gh-term-list", "rules/term-list", "Term list", sheet("rules")),
  page("/gateway/rules", "gh-rule-editor", "rules/rule-editor", "The gateway's rules", { role: "owner", ...sheet("rules") }),
  page("/gateway/rules/versions", "gh-rule-versions", "rules/rule-versions", "Versions of the gateway's rules", { role: "owner", ...sheet("rules") }),
  page("/gateway/lists", "gh-term-lists", "rules/term-lists", "The gateway's term lists", { role: "owner", ...sheet("rules") }),
  page("/gateway/lists/:list", "gh-term-list", "rules/term-list", "Term list", { role: "owner", ...sheet("rules") }),

  page("/tenants/:tenant/events", "gh-events", "events/events", "Events", { role: "moderator", ...sheet("events") }),
  page("/tenants/:tenant/events/:event", "gh-event-story", "events/event-story", "Event", { role: "moderator", ...sheet("events") }),
  page("/tenants/:tenant/actions", "gh-actions", "events/actions", "Actions", { role: "moderator", ...sheet("administration") }),
  page("/tenants/:tenant/given-up", "gh-given-up", "events/given-up", "Given up", { role: "moderator", ...sheet("administration") }),
  page("/tenants/:tenant/parked", "gh-parked", "events/parked", "Parked deliveries", { role: "moderator", ...sheet("administration") }),
  page("/tenants/:tenant/replays", "gh-replays", "events/replays", "Replays", { role: "manager", ...sheet("administration") }),

  page("/tenants/:tenant/accounts", "gh-accounts", "accounts/accounts", "Accounts", sheet("accounts")),
  page("/tenants/:tenant/accounts/:account", "gh-account", "accounts/account", "Account", sheet("accounts")),
  page("/tenants/:tenant/apps", "gh-apps", "accounts/apps", "Apps", { role: "manager", ...sheet("accounts") }),
  page("/tenants/:tenant/quota", "gh-quota", "accounts/quota", "Calls to TikTok", sheet("accounts")),
  page("/gateway/apps", "gh-apps", "accounts/apps", "Shared apps", { role: "owner", ...sheet("accounts") }),

  page("/tenants/:tenant/report", "gh-report", "reports/report", "Report", sheet("report")),
  page("/tenants/:tenant/report/schedules", "gh-report-schedules", "reports/report-schedules", "Scheduled reports", sheet("report")),

  page("/tenants/:tenant/alerts", "gh-alerts", "alerts/alerts", "Alerts", { role: "manager", ...sheet("administration") }),
  page("/tenants/:tenant/audit", "gh-audit", "audit/audit", "Audit log", { role: "manager", ...sheet("administration") }),
  page("/tenants/:tenant/settings", "gh-tenant-settings", "tenants/tenant-settings", "Settings", { role: "manager", ...sheet("administration") }),

  page("/operators", "gh-operators", "operators/operators", "Operators", { role: "owner", ...sheet("administration") }),
  page("/operators/:operator", "gh-operator", "operators/operator", "Operator", { role: "owner", ...sheet("administration") }),
  page("/gateway/alerts", "gh-alerts", "alerts/alerts", "The gateway's alerts", { role: "owner", ...sheet("administration") }),
  page("/gateway/audit", "gh-audit", "audit/audit", "Audit log", { role: "owner", ...sheet("administration") }),
  page("/gateway/parked", "gh-parked", "events/parked", "Parked deliveries of no tenant", { role: "owner", ...sheet("administration") }),
  page("/gateway/settings", "gh-gateway-settings", "gateway/gateway-settings", "The gateway", { role: "owner", ...sheet("administration") }),
];

/**
 * The route of a path, and what its parameters are.
 * @returns {{route: Route, params: Object<string, string>} | null}
 */
export function match(pathname) {
  const parts = segments(pathname);
  for (const route of routes) {
    const pattern = segments(route.path);
    if (pattern.length !== parts.length) continue;
    const params = {};
    const fits = pattern.every((piece, index) => {
      if (!piece.startsWith(":")) return piece === parts[index];
      params[piece.slice(1)] = parts[index];
      return true;
    });
    if (fits) return { route, params };
  }
  return null;
}

function segments(path) {
  return path.split("/").filter(Boolean).map((part) => {
    try { return decodeURIComponent(part); } catch { return part; }
  });
}
