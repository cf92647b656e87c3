// The beginning: who is logged in, the frame around the pages, and the page that the address names.

import { api } from "./api.js";
import { h } from "./dom.js";
import { router } from "./router.js";
import { session } from "./session.js";
import { Shell } from "../elements/shell.js";
import { problemState } from "../elements/states.js";

const shell = new Shell();

/** Where to go after the login: within the console alone, whatever the address says. */
export function afterSignIn() {
  const wanted = new URLSearchParams(location.search).get("next") ?? "/";
  const url = new URL(wanted, location.origin);
  router.go(url.origin === location.origin ? url.pathname + url.search : "/", { replace: true });
}

function toSignIn() {
  session.end();
  const here = location.pathname + location.search;
  router.guard(null);
  router.go(here === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(here)}`, { replace: true });
}

api.onSignedOut = toSignIn;

async function begin() {
  document.body.append(h("a", { href: "#content", class: "button skip" }, "To the content"), shell);
  try {
    await session.load();
  } catch (error) {
    shell.fail(problemState(error, () => location.reload()));
    return;
  }
  router.start((found, isNew) => {
    if (found && !found.route.open && !session.operator) return toSignIn();
    // A one-time password is replaced before anything else; /me is the page for it.
    if (session.operator?.must_change_password && found?.route.path !== "/me" && !found?.route.open) {
      return router.go("/me", { replace: true });
    }
    shell.show(found, isNew);
  });
}

begin();
