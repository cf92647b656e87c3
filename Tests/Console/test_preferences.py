"""What somebody's own settings ask for: the system's colours in place of the console's, and everything twice as large."""

import pytest
from selenium.webdriver.common.keys import Keys

from browser.keyboard import Keyboard

PAGES = {
    "sign-in": "/sign-in",
    "overview": "/tenants/{tenant}",
    "review": "/tenants/{tenant}/review",
    "rules": "/tenants/{tenant}/rules",
    "events": "/tenants/{tenant}/events",
    "account": "/tenants/{tenant}/accounts/{account}",
    "quota": "/tenants/{tenant}/quota",
    "report": "/tenants/{tenant}/report",
}
# How far somebody goes with Tab; by then they are past the list of places and within the page.
STEPS = 40


@pytest.fixture(params=PAGES.items(), ids=list(PAGES))
def page(request, known, owners_window, strangers_window):
    """A window, with the address of a page that it may show."""
    name, path = request.param
    window = strangers_window if name == "sign-in" else owners_window
    yield window, path.format(**known)
    window.look("wide", "light")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours(page, scheme):
    window, path = page
    window.look("wide", scheme, forced=True)
    window.open(path)
    assert window.run("return matchMedia('(forced-colors: active)').matches")
    assert window.groundless() == []
    walk(window)


def test_twice_as_large(page):
    """A window of 1280 by 800 pixels at 200 %."""
    window, path = page
    window.look("magnified", "light")
    window.open(path)
    assert window.overflow() is None
    assert window.cut_off() == []
    walk(window)


def walk(window):
    keyboard = Keyboard(window)
    for _ in range(STEPS):
        keyboard.press(Keys.TAB)
        keyboard.must_be_seen()
