"""A window of Debian's Chromium, and what it says of the page it shows."""

import base64
import json
import os
import pathlib
import re
import time
import urllib.request

from selenium import webdriver
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver.common.by import By

WATCH = pathlib.Path(__file__).with_name("watch.js").read_text()
SIZES = {"wide": (1440, 900), "narrow": (360, 740)}
# What WCAG 1.4.10 wants pages to fit into: 1280 pixels at 400 %.
NARROWEST = (320, 740)
# 1280 by 800 pixels at 200 %, each pixel being four.
MAGNIFIED = (640, 400)
# What WCAG 1.4.12 wants pages to bear.
SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }"""
SCHEMES = ["light", "dark"]
PATIENCE = 20
# For how long a page must have been quiet before it counts as shown, in milliseconds.
QUIET = 250


class Window:
    """One profile of its own: two windows share neither cookies nor storage."""

    def __init__(self, origin):
        self.origin = origin
        options = webdriver.ChromeOptions()
        options.binary_location = "/usr/bin/chromium"
        for argument in ("--headless=new", "--lang=en-GB", "--hide-scrollbars", "--disable-dev-shm-usage",
                         "--disable-background-networking", "--disable-component-update", "--no-first-run"):
            options.add_argument(argument)
        if os.geteuid() == 0:
            options.add_argument("--no-sandbox")
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        options.set_capability("unhandledPromptBehavior", "ignore")
        service = webdriver.ChromeService("/usr/bin/chromedriver", env=os.environ | {"TZ": "UTC"})
        self.driver = webdriver.Chrome(options, service)
        self.driver.set_page_load_timeout(60)
        self.driver.set_script_timeout(60)
        self.cdp("Page.addScriptToEvaluateOnNewDocument", source=WATCH)
        self.look("wide", "light")

    def close(self):
        self.driver.quit()

    def cdp(self, command, **parameters):
        return self.driver.execute_cdp_cmd(command, parameters)

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def look(self, size=None, scheme=None, forced=False):
        """How large the window is, and what its owner's system prefers. Nothing moves, so that pictures are alike.
        `forced` puts the system's colours in place of the page's."""
        if size:
            width, height = MAGNIFIED if size == "magnified" else SIZES.get(size, NARROWEST)
            self.cdp("Emulation.setDeviceMetricsOverride", width=width, height=height,
                     deviceScaleFactor=2 if size == "magnified" else 1, mobile=False)
        if scheme:
            self.cdp("Emulation.setEmulatedMedia", features=[
                {"name": "prefers-color-scheme", "value": scheme}, {"name": "prefers-reduced-motion", "value": "reduce"},
                {"name": "forced-colors", "value": "active" if forced else "none"}])

    # --- Who is logged in ---

    def log_in(self, name, password):
        """As somebody, without the page: the cookie is asked for and put into the jar."""
        login = urllib.request.Request(
            f"{self.origin}/v1/sessions", json.dumps({"name": name, "password": password, "cookie": True}).encode(),
            {"Content-Type": "application/json"})
        with urllib.request.urlopen(login) as answer:
            name, value = answer.headers["Set-Cookie"].split(";")[0].split("=", 1)
        self.log_out()
        self.cdp("Network.setCookie", url=self.origin, name=name, value=value, httpOnly=True, sameSite="Strict")

    def log_out(self):
        self.cdp("Network.clearBrowserCookies")

    # --- Pages ---

    def open(self, path):
        """Loads a page as if its address had been typed, and waits until it is all there."""
        self.driver.get_log("browser")
        self.driver.get(self.origin + path)
        self.settle()

    def settle(self):
        """Waits until the page has been drawn, nothing is being fetched and nothing has changed for a moment."""
        self.until(lambda: self.run(
            "const seen = globalThis.watched;"
            "return (seen?.drawn > 0 || document.querySelector('main > .state')) && seen.requests === 0 && performance.now() - seen.lastChange > arguments[0]"
            " && document.querySelector('.skeleton, [aria-busy=true]') === null", QUIET), "the page to be drawn")

    def until(self, holds, what, seconds=PATIENCE):
        """Waits for something to hold, and answers it."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                found = holds()
            except StaleElementReferenceException:
                # It was drawn anew while it was looked at.
                found = None
            if found:
                return found
            time.sleep(0.05)
        raise AssertionError(f"waited {seconds} s for {what} at {self.path}; the page says: {self.text[-600:]}")

    @property
    def path(self):
        return self.run("return location.pathname + location.search")

    @property
    def text(self):
        """What can be read, as one line."""
        return " ".join(self.run("return document.body.innerText").split())

    def find(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def until_found(self, selector):
        return self.until(lambda: self.find(selector), selector)[0]

    def until_text(self, words):
        self.until(lambda: words in self.text, f"“{words}”")

    def picture(self, path):
        path.parent.mkdir(parents=True, exist_ok=True)
        shot = self.cdp("Page.captureScreenshot", format="png", captureBeyondViewport=False)
        path.write_bytes(base64.b64decode(shot["data"]))

    # --- What the browser noted ---

    def errors(self, expected=()):
        """What went to the console as an error or a warning since the page was opened. `expected` are patterns of what
        the browser itself writes about answers that a page rightly asks for."""
        return [entry["message"] for entry in self.driver.get_log("browser")
                if entry["level"] in ("SEVERE", "WARNING")
                and not any(re.search(pattern, entry["message"]) for pattern in expected)]

    def breaches(self):
        """What the Content-Security-Policy stopped."""
        return self.run("return watched.breaches")

    def dialogs(self):
        return self.run("return watched.dialogs")

    def shifts(self):
        """How far things jumped while the page loaded, by Chromium's measure, and what jumped."""
        return self.run("return watched.shifts")

    def overflow(self):
        """By how many pixels the page is wider than the window, and the elements that make it so."""
        return self.run("""
            const width = document.documentElement.clientWidth;
            const excess = Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) - width;
            if (excess <= 0) return null;
            const wide = [...document.querySelectorAll("body *")].filter((element) => {
              const box = element.getBoundingClientRect();
              return box.width > 0 && box.right > width + 0.5;
            });
            return `${excess} px: ` + wide.slice(0, 8).map((element) => element.localName
              + (element.className ? "." + [...element.classList].join(".") : "")).join(", ");""")

    def space_out(self):
        """Sets text as widely as somebody may need it."""
        self.run("""
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(arguments[0]);
            document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];""", SPACING)

    def cut_off(self):
        """Elements that hide a part of their own text, but for what only screen readers are to find."""
        return self.run("""
            return [...document.querySelectorAll("main *")].filter((element) => {
              const {overflowX, overflowY, position} = getComputedStyle(element);
              if (element.closest(".unseen, details:not([open])") || position === "fixed") return false;
              if (![...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim())) return false;
              return /hidden|clip/.test(overflowY) && element.scrollHeight > element.clientHeight + 2
                || /hidden|clip/.test(overflowX) && element.scrollWidth > element.clientWidth + 2;
            }).map((element) => element.outerHTML.slice(0, 160));""")

    def groundless(self):
        """What stands out by its ground alone and has that of the page: what is chosen, and what is drawn by a ground."""
        return self.run("""
            const ground = document.createElement("div");
            document.body.append(ground);
            ground.style.backgroundColor = "Canvas";
            const plain = [getComputedStyle(ground).backgroundColor, "rgba(0, 0, 0, 0)"];
            ground.remove();
            const chosen = "[aria-current]:not([aria-current=false]), [aria-pressed=true], [aria-selected=true]";
            return [...document.querySelectorAll(`${chosen}, .swatch, .track > span, .life:not(.ending), .now`)]
              .filter((element) => element.checkVisibility() && plain.includes(getComputedStyle(element).backgroundColor))
              .map((element) => element.outerHTML.slice(0, 160));""")

    def transferred(self):
        """The bytes that came over the network since the page was opened, headers included, by address."""
        return dict(self.run("""
            return [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
              .map((entry) => [new URL(entry.name).pathname, entry.transferSize]);"""))
