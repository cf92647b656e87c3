"""What the gateway forbids the browser to do, whatever the console's own code were made to try."""

import urllib.request

ATTEMPTS = """
const attempt = (act) => { try { act(); return "done"; } catch (error) { return error.name; } };
return new Promise((tell) => setTimeout(async () => {
  const script = document.createElement("script");
  const handler = document.createElement("button");
  const came = {
    html: attempt(() => { document.createElement("p").innerHTML = "<b>bold</b>"; }),
    code: attempt(() => { globalThis.eval("1"); }),
    script: attempt(() => { script.textContent = "globalThis.ran = true"; document.body.append(script); }),
    handler: attempt(() => { handler.setAttribute("onclick", "globalThis.ran = true"); document.body.append(handler); handler.click(); }),
    elsewhere: await fetch("http://127.0.0.1:9/").then(() => "done", (error) => error.name),
    style: attempt(() => { document.body.setAttribute("style", "color: red"); }) && getComputedStyle(document.body).color,
  };
  came.ran = globalThis.ran === true;
  script.remove();
  handler.remove();
  // Breaches are told after what caused them.
  setTimeout(() => tell({came, stopped: [...new Set(watched.breaches.map((breach) => breach.split(" ")[0]))].sort()}), 100);
}));
"""


def test_nothing_of_strangers_runs(strangers_window):
    strangers_window.open("/sign-in")
    before = strangers_window.run("return getComputedStyle(document.body).color")
    result = strangers_window.run(ATTEMPTS)
    came = result["came"]
    assert came["html"] == "TypeError" and came["script"] == "TypeError", came
    assert came["code"] == "EvalError" or came["code"] == "TypeError", came
    assert came["elsewhere"] == "TypeError", came
    assert came["ran"] is False
    assert came["style"] == before
    assert {"connect-src", "require-trusted-types-for", "style-src-attr"} <= set(result["stopped"]), result


def test_no_page_may_hold_the_console(agency):
    """Each page of the console comes with the same policy, those that are not there too."""
    policies = set()
    for path in ("/", "/sign-in", "/tenants/none/rules", "/operators"):
        with urllib.request.urlopen(agency.origin + path) as answer:
            policies.add(answer.headers["Content-Security-Policy"])
    assert len(policies) == 1
    directives = {part.split()[0]: part.split()[1:] for part in policies.pop().split(";") if part.strip()}
    assert directives["default-src"] == ["'none'"]
    assert directives["script-src"] == ["'self'"] and directives["style-src"] == ["'self'"]
    assert directives["frame-ancestors"] == ["'none'"] and directives["base-uri"] == ["'none'"]
    assert directives["require-trusted-types-for"] == ["'script'"]
    assert not any("unsafe" in source or "*" in source for sources in directives.values() for source in sources)
