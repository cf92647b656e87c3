"""Every page of the console, in light and dark, wide and narrow."""

import pytest

from browser import axe, routes
from browser.window import SCHEMES, SIZES

ROUTES = routes.read()
# The browser itself writes to its console that an answer was no success. A page that finds out who is logged in gets one.
NOBODY = [r"/v1/sessions/current .* 401"]
# How far things may jump while a page loads; 0.1 is what is commonly called good.
JUMP = 0.05


@pytest.fixture(scope="module")
def somebodys(owners_window, open_window):
    """The window for a page: the owner's, or that of somebody who has not logged in."""
    windows = {False: owners_window}

    def window(route):
        if route.is_open not in windows:
            windows[route.is_open] = open_window()
        return windows[route.is_open]
    return window


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
def test_page(route, scheme, size, somebodys, known, picture):
    window = somebodys(route)
    window.look(size, scheme)
    window.open(route.filled(known))
    picture(window, f"{route.name}-{size}-{scheme}")
    jumped = window.shifts()
    assert window.find(f"main > {route.element}"), f"it is not shown, but {window.path}: {window.text[-300:]}"
    assert not window.find(".state[role=alert], .notice.danger:not([hidden])"), window.text
    assert window.run("return document.title") == " · ".join(
        [route.title, *(["Aurora Cooks"] if route.is_tenants else []), "Gatehouse"])
    assert window.errors(NOBODY if route.is_open else ()) == []
    assert window.breaches() == []
    assert window.overflow() is None
    assert sum(shift["value"] for shift in jumped) <= JUMP, jumped
    assert axe.violations(window) == []


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
def test_reflow(route, somebodys, known):
    """A page magnified to 400 %, its text spaced widely, can be read without scrolling sideways, and nothing is lost."""
    window = somebodys(route)
    window.look("narrowest", "light")
    window.open(route.filled(known))
    window.space_out()
    assert window.overflow() is None
    assert window.cut_off() == []


def test_every_route_is_read(owners_window):
    """What the tests read from the table is what the browser reads from it, and no two pages have the same title."""
    owners_window.open("/")
    table = owners_window.run("""
        const {routes} = await import("/core/routes.js");
        return routes.map(({path, element, title}) => [path, element, title]);""")
    assert [[route.path, route.element, route.title] for route in ROUTES] == table
    titles = [(route.title, route.is_tenants) for route in ROUTES]
    assert len(set(titles)) == len(titles), sorted(title for title in titles if titles.count(title) > 1)
