"""axe-core's rules for WCAG 2.2 AA. The engine comes with axe-playwright-python; nothing else of that is used."""

import importlib.util
import pathlib

ENGINE = pathlib.Path(importlib.util.find_spec("axe_playwright_python").submodule_search_locations[0], "axe.min.js")
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# Best practices that are worth as much: landmarks, one main heading, no skipped levels.
BESIDES = ["region", "landmark-one-main", "page-has-heading-one", "heading-order", "empty-heading", "tabindex",
           "landmark-unique", "skip-link"]

RUN = """
axe.run(document, {resultTypes: ["violations"], runOnly: {type: "rule", values: %s}}).then(({violations}) =>
  violations.flatMap(({id, help, nodes}) => nodes.map((node) =>
    `${id}: ${help} | ${node.target.join(" ")} | ${node.html.slice(0, 160)} | `
      + [...node.any, ...node.all, ...node.none].map((check) => check.message).join("; "))))
"""
RULES = "axe.getRules(%s).map(({ruleId}) => ruleId).concat(%s)"


def violations(window):
    """Everything on the page that breaks a rule, one line each. Runs in a world of its own, so that neither the page's
    policy nor its scripts meet the engine."""
    frame = window.cdp("Page.getFrameTree")["frameTree"]["frame"]["id"]
    world = window.cdp("Page.createIsolatedWorld", frameId=frame, worldName="axe")["executionContextId"]
    _evaluate(window, world, ENGINE.read_text() + "; 0")
    return _evaluate(window, world, RUN % (RULES % (LEVELS, BESIDES)))


def _evaluate(window, world, expression):
    answer = window.cdp(
        "Runtime.evaluate", expression=expression, contextId=world, awaitPromise=True, returnByValue=True)
    if "exceptionDetails" in answer:
        raise RuntimeError(answer["exceptionDetails"]["exception"].get("description"))
    return answer["result"].get("value")
