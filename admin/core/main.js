// The beginning: who is logged in, the frame around the pages, and the page that the address names.

import { api } from "./api.js";
import { h } from "./dom.js";
import { router } from "./router.js";
import { session } from "./session.js";
import { Shell } from "../elements/shell.js";
import { problemState } from "../elements/states.js";

const shell = new Shell();

/** @param {boolean} [isOver] whether a session has ended just now, which the page says then */
function toSignIn(isOver = false) {
  session.end();
  const here = location.pathname + location.search;
  const query = new URLSearchParams();
  if (isOver) query.set("over", "1");
  if (here !== "/") query.set("next", here);
  router.guard(null);
  router.go(query.size > 0 ? `/sign-in?${query}` : "/sign-in", { replace: true });
}

api.onSignedOut = () => toSignIn(true);
// A password or a second factor that is owed comes before anything else; /me is the page for both.
api.onOwing = () => { if (location.pathname !== "/me") router.go("/me", { replace: true }); };

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
    if (session.operator?.must_change_password && found?.route.path !== "/me" && !found?.route.open) return api.onOwing();
    shell.show(found, isNew);
  });
}

begin();
