"""The console's own list of its pages, so that a new page is tested without anybody thinking of it."""

import dataclasses
import pathlib
import re

TABLE = pathlib.Path(__file__).parents[3] / "admin/core/routes.js"
ENTRY = re.compile(r'^\s*page\("([^"]+)", "([^"]+)", "[^"]+", "([^"]+)"(.*)\),$', re.MULTILINE)


@dataclasses.dataclass(frozen=True)
class Route:
    path: str
    element: str
    title: str
    role: str
    is_open: bool

    def filled(self, known):
        """The address of the page about things that there are."""
        return re.sub(r":(\w+)", lambda parameter: known[parameter[1]], self.path)

    @property
    def is_tenants(self):
        return ":tenant" in self.path

    @property
    def name(self):
        """For test ids and files."""
        return re.sub(r"[^a-z]+", "-", self.path).strip("-") or "overview"


def read(table=TABLE):
    return [_route(*entry) for entry in ENTRY.findall(table.read_text())]


def _route(path, element, title, more):
    role = re.search(r'role: "(\w+)"', more)
    return Route(path, element, title, role[1] if role else "viewer", "open: true" in more)
