import { svg } from "../core/dom.js";

// Drawn on a grid of 24, by lines of 1.75.
const paths = {
  gate: "M5 20V11a7 7 0 0 1 14 0v9M5 15h14M9.7 5v15M14.3 5v15",
  overview: "M4 19V11M10 19V5M16 19v-6M22 19H2",
  review: "M4 5h16v11H9l-5 4zM8 10l2.5 2.5L16 8",
  rules: "M4 6h10M18 6h2M4 12h3M11 12h9M4 18h9M17 18h3M16 4v4M9 10v4M15 16v4",
  lists: "M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01",
  events: "M12 21a9 9 0 1 0-9-9c0 1.6.4 3 1.1 4.3L3 21l4.7-1.1C9 20.6 10.4 21 12 21z",
  actions: "M13 3L5 14h6l-1 7 8-11h-6z",
  accounts: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c.6-4 4-6 8-6s7.4 2 8 6",
  report: "M6 3h8l4 4v14H6zM14 3v4h4M9 13h6M9 17h6",
  alerts: "M6 16V11a6 6 0 0 1 12 0v5l1.5 2h-15zM10 21h4",
  audit: "M12 3l8 3v6c0 5-3.5 8-8 9-4.5-1-8-4-8-9V6zM9 12l2 2 4-4",
  settings: "M12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2.2 2.2"
    + "M16.2 16.2l2.2 2.2M18.4 5.6l-2.2 2.2M7.8 16.2l-2.2 2.2",
  operators: "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2 20c.5-3.5 3.3-5 7-5s6.5 1.5 7 5"
    + "M16 4.5a3.5 3.5 0 0 1 0 6.5M18 15.5c2.3.7 3.7 2.2 4 4.5",
  tenants: "M4 21V5l8-2v18M12 8h8v13M2 21h20M7.5 8h1M7.5 12h1M7.5 16h1M15.5 12h1M15.5 16h1",
  apps: "M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM13 13h7v7h-7z",
  menu: "M4 7h16M4 12h16M4 17h16",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  down: "M6 9l6 6 6-6",
  close: "M6 6l12 12M18 6L6 18",
  search: "M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM16 16l5 5",
  warning: "M12 4L2.5 20h19zM12 10v5M12 17.5v.01",
  check: "M5 13l4.5 4.5L19 7",
  empty: "M4 13l3-8h10l3 8v6H4zM4 13h5l1.5 2.5h3L15 13h5",
  external: "M14 4h6v6M20 4l-9 9M18 14v6H4V6h6",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
};

/** A symbol beside words, which say the same. @param {keyof typeof paths} name */
export function icon(name) {
  return svg("svg", { viewBox: "0 0 24 24", width: 18, height: 18, "aria-hidden": "true", focusable: "false" },
    svg("path", {
      d: paths[name], fill: "none", stroke: "currentColor", "stroke-width": 1.75, "stroke-linecap": "round",
      "stroke-linejoin": "round",
    }));
}
