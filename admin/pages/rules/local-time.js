/**
 * A time as `datetime-local` wants it, on the clock of who looks; empty where it is none.
 * @param {string|number|null|undefined} value
 */
export function localTime(value) {
  const time = new Date(value ?? "");
  if (Number.isNaN(time.getTime())) return "";
  return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
