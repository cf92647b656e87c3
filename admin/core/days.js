// Days as people enter them, `2026-11-28`, as moments of where the browser is.

/** When a day begins; null of nothing. @param {string|null} day */
export const dayStart = (day) => moment(day, 0);

/** When the next one does, so that the day itself is within. @param {string|null} day */
export const dayEnd = (day) => moment(day, 1);

function moment(day, later) {
  const [year, month, date] = (day ?? "").split("-").map(Number);
  if (!date) return null;
  return new Date(year, month - 1, date + later).toISOString();
}
