/** The roles, from least rights to most, with what each is for. */
export const roles = [
  ["viewer", "Viewer", "Reads events, rules and reports of its tenants."],
  ["moderator", "Moderator", "Decides about comments in the review queue of its tenants."],
  ["manager", "Manager", "Changes rules, accounts and settings of its tenants."],
  ["owner", "Owner", "May do everything, for all tenants and the gateway itself."],
];

/** A role as people call it. @param {string} role */
export const roleName = (role) => roles.find(([key]) => key === role)?.[1] ?? role;
