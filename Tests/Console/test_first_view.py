"""What comes over the network before anything can be seen."""

import pytest

from agency import people

MOST = 100_000


@pytest.mark.parametrize("path, name", [("/sign-in", None), ("/", "owner"), ("/tenants/:tenant", "vera")])
def test_first_view_is_small(path, name, strangers_window, known):
    if name:
        strangers_window.log_in(name, people.PASSWORD)
    strangers_window.open(path.replace(":tenant", known["tenant"]))
    sizes = strangers_window.transferred()
    assert sum(sizes.values()) < MOST, sorted(sizes.items(), key=lambda entry: -entry[1])


def test_second_view_asks_whether_anything_changed(strangers_window, known):
    """What has not changed does not come again."""
    strangers_window.open("/sign-in")
    first = strangers_window.transferred()
    strangers_window.open("/sign-in")
    second = strangers_window.transferred()
    files = [path for path in first if not path.startswith("/v1/")]
    assert sum(second.get(path, 0) for path in files) < sum(first[path] for path in files) / 2
