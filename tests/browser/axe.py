"""axe-core in the page: what keeps someone with a keyboard, a screen reader or weak eyes from using it."""

from functools import lru_cache
from importlib import resources
from typing import Any

from playwright.sync_api import Page

# One node and one rule each, never a rule as such; why it can't be mended stands in docs/decisions.md.
UNMENDED: tuple[tuple[str, str], ...] = ()


@lru_cache
def _script() -> str:
    return (resources.files("axe_playwright_python") / "axe.min.js").read_text("utf-8")


def faults(page: Page) -> list[str]:
    """Every violation of the page as it stands, all rules and best practices, with the first nodes of each."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_script())
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [_said(rule, node) for rule in found["violations"] for node in rule["nodes"] if not _known(rule, node)]


def _known(rule: dict[str, Any], node: dict[str, Any]) -> bool:
    return any(rule["id"] == name and mark in node["html"] for name, mark in UNMENDED)


def _said(rule: dict[str, Any], node: dict[str, Any]) -> str:
    return f"{rule['impact']} {rule['id']}: {node['html'][:200]} {node.get('failureSummary', '')[:200]}"
