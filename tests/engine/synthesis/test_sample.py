"""The bundled sample is what its recipe makes, and small."""

import json
from datetime import datetime
from pathlib import Path

import habeas
from habeas.engine.synthesis import RECIPE, Format, Recipe, make

SAMPLE = Path(habeas.__file__).parent / "sample"
NOT_MADE = {"README.md"}


def test_making_the_sample_again_gives_the_same_bytes(tmp_path):
    told = json.loads((SAMPLE / RECIPE).read_text("utf-8"))
    as_of = datetime.fromisoformat(told["as_of"])
    recipe = Recipe(told["custodies"], told["seed"], as_of=as_of, rates=told["rates"])
    make(recipe, tmp_path / "sample", form=Format.CSV)
    assert _bytes(tmp_path / "sample") == _bytes(SAMPLE)


def test_the_sample_is_small():
    assert sum(map(len, _bytes(SAMPLE).values())) < 600_000


def _bytes(folder):
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.name not in NOT_MADE}
