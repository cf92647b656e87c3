/** The last whole months before now, newest first, in a time zone. @returns {{key: string, name: string}[]} */
export function lastMonths(count, zone, now = new Date()) {
  const parts = new Intl.DateTimeFormat("en", { timeZone: zone, year: "numeric", month: "numeric" }).formatToParts(now);
  const part = (type) => Number(parts.find((entry) => entry.type === type).value);
  const named = new Intl.DateTimeFormat(navigator.language, { month: "long", year: "numeric", timeZone: "UTC" });
  return Array.from({ length: count }, (_, index) => {
    const first = new Date(Date.UTC(part("year"), part("month") - 2 - index, 1));
    return { key: first.toISOString().slice(0, 7), name: named.format(first) };
  });
}

/** A month as a stretch of time. @param {string} key `2026-10` @returns {{since: string, until: string}} */
export function monthRange(key, zone) {
  const [year, month] = key.split("-").map(Number);
  return { since: startOfDay(year, month - 1, 1, zone), until: startOfDay(year, month, 1, zone) };
}

/** A day as the zone has it: from its first moment. @param {string} key `2026-10-31` @param {number} [after] days later */
export function dayStart(key, zone, after = 0) {
  const [year, month, day] = key.split("-").map(Number);
  return startOfDay(year, month - 1, day + after, zone);
}

/**
 * When a day begins in a zone. What a zone is ahead is known of a moment and not of a date, so it is asked twice: it may
 * change in between.
 */
function startOfDay(year, month, day, zone) {
  const wanted = Date.UTC(year, month, day);
  let moment = wanted - ahead(wanted, zone);
  moment = wanted - ahead(moment, zone);
  return new Date(moment).toISOString().replace(".000Z", "Z");
}

/** How many milliseconds a zone is ahead of UTC at a moment. */
function ahead(moment, zone) {
  const parts = new Intl.DateTimeFormat("en", {
    timeZone: zone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric",
    minute: "numeric", second: "numeric",
  }).formatToParts(moment);
  const part = (type) => Number(parts.find((entry) => entry.type === type).value);
  const there = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
  return there - Math.floor(moment / 1000) * 1000;
}
