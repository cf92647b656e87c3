/**
 * One's own changes put on top of what somebody else saved meanwhile, rule by rule.
 * @param {any} base what both began with @param {any} mine @param {any} theirs
 * @returns {{document: any, both: string[]}} `both` are the ids of rules that both changed: one's own stand in the document
 */
export function merged(base, mine, theirs) {
  const rulesOf = (document) => (Array.isArray(document?.rules) ? document.rules : []);
  const text = (value) => JSON.stringify(value);
  const find = (document, id) => rulesOf(document).find((rule) => rule?.id === id);
  const both = new Set();
  const touched = (id) => text(find(base, id)) !== text(find(mine, id));
  const note = (id) => {
    if (text(find(base, id)) !== text(find(theirs, id)) && text(find(mine, id)) !== text(find(theirs, id))) {
      both.add(id);
    }
  };
  const rules = [];
  for (const rule of rulesOf(theirs)) {
    if (!touched(rule?.id)) { rules.push(rule); continue; }
    note(rule.id);
    const own = find(mine, rule.id);
    if (own) rules.push(own);
  }
  for (const rule of rulesOf(mine)) {
    if (find(theirs, rule?.id) || !touched(rule?.id)) continue;
    note(rule?.id);
    rules.push(rule);
  }
  const document = { ...theirs, rules };
  for (const key of new Set([...Object.keys(base ?? {}), ...Object.keys(mine)])) {
    if (key === "rules" || text(base?.[key]) === text(mine[key])) continue;
    if (mine[key] === undefined) delete document[key];
    else document[key] = mine[key];
  }
  return { document, both: [...both] };
}
