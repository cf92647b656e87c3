import { router } from "./router.js";

/** Goes where one wanted to before the login: within the console alone, whatever the address says. */
export function afterSignIn() {
  const wanted = new URLSearchParams(location.search).get("next") ?? "/";
  let url;
  try { url = new URL(wanted, location.origin); } catch { url = new URL("/", location.origin); }
  const isOurs = url.origin === location.origin && url.pathname !== "/sign-in";
  router.go(isOurs ? url.pathname + url.search : "/", { replace: true });
}
