const browsers = [["Edg/", "Edge"], ["OPR/", "Opera"], ["Firefox/", "Firefox"], ["Chrome/", "Chrome"],
  ["Safari/", "Safari"]];
const systems = [
  ["iPhone", "iPhone"], ["iPad", "iPad"], ["Android", "Android"], ["Windows", "Windows"], ["Mac OS X", "macOS"],
  ["CrOS", "ChromeOS"],
  ["Linux", "Linux"],
];

/** What a program said to be, in a word or two: “Firefox on Windows”. @param {string|null} userAgent */
export function programOf(userAgent) {
  if (!userAgent) return "A program that does not say its name";
  if (!userAgent.startsWith("Mozilla/")) return userAgent.slice(0, 60);
  const find = (known) => known.find(([sign]) => userAgent.includes(sign))?.[1];
  const browser = find(browsers) ?? "A browser";
  const system = find(systems);
  return system ? `${browser} on ${system}` : browser;
}
