// Runs before every page's own scripts, and notes what a person at the browser would only see in its tools.
(() => {
  const seen = { breaches: [], shifts: [], drawn: 0, dialogs: 0, requests: 0, lastChange: performance.now() };
  Object.defineProperty(globalThis, "watched", { value: seen });
  addEventListener("securitypolicyviolation", (event) => {
    seen.breaches.push(`${event.effectiveDirective} stopped ${event.blockedURI} at ${event.sourceFile}:${event.lineNumber}`);
  });
  addEventListener("drawn", () => { seen.drawn += 1; seen.lastChange = performance.now(); });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (entry.hadRecentInput) continue;
      const moved = entry.sources.map(({ node }) => node?.nodeName === "#text" ? node.parentNode : node)
        .map((node) => node?.localName + (node?.className ? `.${node.className}` : ""));
      seen.shifts.push({ value: entry.value, moved: moved.join(", ") });
    }
  }).observe({ type: "layout-shift", buffered: true });
  new PerformanceObserver(() => { seen.lastChange = performance.now(); }).observe({ type: "resource", buffered: true });

  // How many answers are outstanding. Events that the gateway sends by itself never end, and are not counted.
  const { fetch } = globalThis;
  globalThis.fetch = async (...request) => {
    seen.requests += 1;
    try {
      return await fetch(...request);
    } finally {
      seen.requests -= 1;
      seen.lastChange = performance.now();
    }
  };
  for (const name of ["alert", "confirm", "prompt"]) {
    const asked = globalThis[name];
    globalThis[name] = (...words) => { seen.dialogs += 1; return asked.apply(globalThis, words); };
  }
})();
