import { router } from "./router.js";
import { match } from "./routes.js";

/** Goes where one wanted to before the login: within the console alone, whatever the address says. */
export function afterSignIn() {
  const wanted = new URLSearchParams(location.search).get("next") ?? "/";
  let url;
  try { url = new URL(wanted, location.origin); } catch { url = new URL("/", location.origin); }
  // `//host` would be another site's address, and what is for those without a session leads nowhere.
  const isOurs = url.origin === location.origin && !url.pathname.startsWith("//") && !match(url.pathname)?.route.open;
  router.go(isOurs ? url.pathname + url.search : "/", { replace: true });
}
