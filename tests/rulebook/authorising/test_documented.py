"""The page on decisions names every standard that one of them demands."""

from pathlib import Path

import pytest

from habeas.rulebook.authorising import DEMANDED

PAGE = Path(__file__).parents[3] / "docs" / "deciding.md"
STANDARDS = sorted(
    {
        demand.rule.standard.id
        for steps in DEMANDED.values()
        for demands in steps.values()
        for demand in demands
    }
)


@pytest.mark.parametrize("standard", STANDARDS)
def test_every_standard_demanded_is_on_the_page(standard):
    assert f"`{standard}`" in PAGE.read_text(encoding="utf8")
