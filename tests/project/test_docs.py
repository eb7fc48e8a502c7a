"""The pages hold together: links lead somewhere, and every page can be reached."""

import re
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
PAGES = [*TOP.glob("*.md"), *(TOP / "docs").rglob("*.md")]
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
HEADING = re.compile(r"^#+ +(.+?) *$", re.MULTILINE)
DECISION = re.compile(r"\d{4}-\d{2}-\d{2}-[a-z0-9-]+")
FRAGMENT_LINE = re.compile(r"- \S.*\S|  \S.*\S|")


def links(page: Path) -> list[str]:
    text = CODE.sub("", page.read_text(encoding="utf-8"))
    return [link for link in LINK.findall(text) if "://" not in link]


def anchors(page: Path) -> set[str]:
    """Give the anchors of a page's headings, as code hosts form them."""
    headings = HEADING.findall(page.read_text(encoding="utf-8"))
    bare = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings)
    return {heading.replace(" ", "-") for heading in bare}


def target(page: Path, link: str) -> Path:
    name = link.partition("#")[0]
    return (page.parent / name).resolve() if name else page


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(TOP)))
def test_every_link_leads_somewhere(page):
    lost = [link for link in links(page) if not target(page, link).exists()]
    assert lost == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(TOP)))
def test_every_anchor_is_there(page):
    lost = [
        link
        for link in links(page)
        if (anchor := link.partition("#")[2])
        and anchor not in anchors(target(page, link))
    ]
    assert lost == []


def test_every_page_can_be_reached_from_the_readme():
    reached: set[Path] = set()
    waiting = [TOP / "README.md"]
    while waiting:
        page = waiting.pop()
        if page.is_dir():  # a link to a folder shows what is in it
            waiting += page.glob("*.md")
        elif page.suffix == ".md" and page.is_file() and page not in reached:
            reached.add(page)
            waiting += [target(page, link) for link in links(page)]
    assert [str(page) for page in PAGES if page.resolve() not in reached] == []


def test_every_decision_is_dated_in_its_name():
    pages = [p for p in (TOP / "docs/decisions").glob("*.md") if p.stem != "README"]
    assert pages
    assert [page.name for page in pages if not DECISION.fullmatch(page.stem)] == []


def test_every_changelog_fragment_is_a_list():
    fragments = (TOP / "changelog.d").glob("*.md")
    wrong = [
        f"{fragment.name}: {line}"
        for fragment in fragments
        for line in fragment.read_text(encoding="utf-8").splitlines()
        if not FRAGMENT_LINE.fullmatch(line)
    ]
    assert wrong == []
