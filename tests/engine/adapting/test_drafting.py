"""A drafted adapter loads, runs, and says what it could not tell."""

import datetime as dt

import pytest

from habeas.engine.adapting import adapt
from habeas.engine.adapting.drafting import draft
from habeas.engine.adapting.drafting.guess import coded, guesses
from habeas.engine.adapting.drafting.profile import profile
from habeas.engine.reading import read_tables
from habeas.facts.adapter_text import read_adapter
from habeas.facts.tables import BY_NAME

SPANISH = [
    {
        "No. Expediente": f"E-{number}",
        "Sexo": sex,
        "Nacionalidad": "Fredonia",
        "Fecha de Ingreso": began,
        "Fecha de Egreso": ended,
        "Motivo de egreso": reason,
        "Estación Migratoria": "PUERTO GRIS",
        "Observaciones": "S/D",
    }
    for number, (sex, began, ended, reason) in enumerate(
        [
            ("H", "01/02/2024", "13/02/2024", "Deportación"),
            ("M", "02/02/2024", "20/02/2024", "Oficio de salida"),
            ("M", "03/02/2024", "", ""),
        ]
    )
]


def drafted(path):
    text = draft(read_tables(path))
    return text, read_adapter(text, "draft.toml")


def test_a_draft_loads_and_runs_as_it_is(write):
    path = write("centros.csv", SPANISH)
    made = adapt(path, adapter=drafted(path)[1])
    assert made.records.kept == 3
    began = made.tables["custody"].column("began_at").to_pylist()
    assert began == [dt.datetime(2024, 2, day) for day in (1, 2, 3)]
    assert made.tables["custody"].column("end_reason").to_pylist() == [
        "removed",
        None,
        None,
    ]
    assert made.tables["place"].to_pylist() == [
        {"place_id": "PUERTO GRIS", "name": "PUERTO GRIS"}
    ]


def test_a_draft_believes_no_end_before_its_beginning(write):
    wrong = {**SPANISH[0], "Fecha de Egreso": "31/01/2020"}
    path = write("centros.csv", [wrong, *SPANISH[1:]])
    made = adapt(path, adapter=drafted(path)[1])
    first = made.tables["custody"].to_pylist()[0]
    assert (first["began_at"], first["ended_at"]) == (None, None)
    assert first["end_not_known"]


def test_a_draft_runs_when_its_gaps_are_filled(write):
    path = write("centros.csv", SPANISH)
    text, _ = drafted(path)
    filled = text.replace(
        '"Deportación" = "removed"',
        '"Deportación" = "removed", "Oficio de salida" = "released"',
    )
    assert filled != text
    made = adapt(path, adapter=read_adapter(filled, "filled.toml"))
    assert made.tables["custody"].column("end_reason").to_pylist() == [
        "removed",
        "released",
        None,
    ]


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("GAP: not placed", id="columns left over"),
        pytest.param("#     observaciones", id="by name"),
        pytest.param('#     "Oficio de salida" = ""', id="values without a code"),
        pytest.param("CHECK: every day is 12 or less", id="day and month"),
        pytest.param('"E-0", "E-1", "E-2"', id="samples"),
    ],
)
def test_a_draft_says_what_it_could_not_tell(write, said):
    assert said in drafted(write("centros.csv", SPANISH))[0]


def test_an_unclear_date_is_read_as_the_clear_ones_are(write):
    rows = [{"admission date": "01/02/2024", "release date": "02/13/2024"}]
    _, adapter = drafted(write("us.csv", rows))
    assert adapter.columns["admission_date"].formats == ("%m/%d/%Y",)


@pytest.mark.parametrize(
    ("name", "sample", "target"),
    [
        pytest.param("Date of Birth", "1980-05-06", "person.birth_date", id="en"),
        pytest.param("Année de naissance", "1980", "person.birth_year", id="fr"),
        pytest.param("Fecha_de_Ingreso", "2024-05-06", "custody.began_at", id="es"),
        pytest.param("Entlassungsdatum", "06.05.2024", "custody.ended_at", id="de"),
        pytest.param("Data di ingresso", "06/05/2024", "custody.began_at", id="it"),
        pytest.param("Nacionalidade", "Fredonia", "person.nationality", id="pt"),
        pytest.param("الجنسية", "Fredonia", "person.nationality", id="ar"),
        pytest.param("relese date", "2024-05-06", "custody.ended_at", id="misspelt"),
        pytest.param("release date", "never", None, id="the content does not fit"),
        pytest.param("shoe size", "41", None, id="nothing like it"),
    ],
)
def test_columns_are_guessed_by_name_and_content(write, name, sample, target):
    (table,) = read_tables(write("f.csv", [{name: sample, "zzz": "q"}]))
    found = {g.profile.name: g.target for g in guesses(profile(table, ()))}
    assert found.get(name) == target


@pytest.mark.parametrize(
    ("column", "values", "codes"),
    [
        pytest.param("person.sex", ["M", "F"], ["male", "female"], id="M and F"),
        pytest.param("person.sex", ["H", "M"], ["male", None], id="H and M"),
        pytest.param(
            "custody.seeks_protection", ["Sí", "NO"], ["true", "false"], id="claims"
        ),
        pytest.param("place.type", ["prison", "castle"], ["prison", None], id="ours"),
    ],
)
def test_codes_are_guessed_where_the_word_is_plain(column, values, codes):
    table, _, name = column.partition(".")
    found = coded(BY_NAME[table].column(name), values)
    assert [found[value] for value in values] == codes


@pytest.mark.parametrize(
    "header",
    [
        pytest.param(["qqq", "zzz"], id="nothing to place"),
        pytest.param(["1", "2"], id="names that are numbers"),
        pytest.param(["名前", "日付"], id="names without Latin letters"),
        pytest.param(["a b", "a-b"], id="names that fold to one"),
        pytest.param(["stay", 'a "quoted" one'], id="names that mean something here"),
    ],
)
def test_any_file_gives_a_draft_that_loads_and_runs(write, header):
    path = write("odd.csv", [dict.fromkeys(header, "x"), dict.fromkeys(header, "y")])
    made = adapt(path, adapter=drafted(path)[1])
    assert made.tables["custody"].num_rows == 2
