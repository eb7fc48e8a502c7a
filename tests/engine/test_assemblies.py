"""The parts of a wide row have names of their own."""

from collections import Counter

import ibis

from habeas.engine import jurisdictions
from habeas.engine.assemblies import ASSEMBLIES
from habeas.facts.assembly.source import CLOCK, Source
from habeas.facts.assembly.spans import WORKING_DAYS
from habeas.facts.tables import BY_NAME, TABLES
from habeas.law.applied import Law


def test_no_part_hides_another_or_a_table():
    source = Source({table.name: frozenset(table.names) for table in TABLES})
    law = Law(jurisdictions.load("XAA"))
    for subject, assembly in ASSEMBLIES.items():
        base = assembly.base(source)
        made = ibis.table(base.schema(), name=f"{subject}_base")
        parts = [p for gather in assembly.parts for p in gather(source, law, made)]
        times = Counter(part.name for part in parts)
        assert {name for name, n in times.items() if n > 1} == set()
        assert times.keys() & {*BY_NAME, CLOCK, WORKING_DAYS} == set()
