"""Files are recognised, refused in one sentence, and put together."""

import datetime as dt

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from habeas.engine.adapting import adapt, load, names
from habeas.facts.tables.custody import CUSTODY
from habeas.law.errors import BadAdapterError, BadInputError, UnknownNameError

TINY = """
name = "tiny"
title = "A tiny file"

[columns]
who = { names = ["who", "person"] }
since = { names = ["since"], kind = "moment" }

[[headers]]
name = "the only one"
columns = ["who", "since"]

[[feeds]]
table = "custody"

[feeds.columns]
custody_id = { key = ["who", "since"] }
person_id = "who"
began_at = "since"
"""
FIGURE = """
[[figures]]
name = "asked"
title = "what the adapter asks"
value = {}
"""
ROW = {"who": "p1", "since": "2024-05-01"}
CUSTODIES = [
    {"custody_id": "c1", "person_id": "p1", "began_at": "2024-05-01 10:00:00"},
    {"custody_id": "c2", "person_id": "p2", "began_at": "2024-05-02"},
]


@pytest.fixture
def tiny(tmp_path):
    def written(more=""):
        path = tmp_path / "tiny.toml"
        path.write_text(TINY + more, encoding="utf-8")
        return path

    return written


def test_a_word_for_missing_is_a_word_in_the_column_where_it_means_something(
    write, tmp_path
):
    adapter = tmp_path / "words.toml"
    columns = 'assessed = { names = ["assessed"], means = ["None"] }\n[[headers]]'
    fed = 'began_at = "since"\nlegal_basis = "assessed"\nproceeding_id = "who"'
    text = TINY.replace("[[headers]]", columns).replace('began_at = "since"', fed)
    text = text.replace("[columns]", '[blanks]\nmissing = ["none"]\n[columns]')
    adapter.write_text(text, encoding="utf-8")
    rows = [{**ROW, "assessed": "None"}, {**ROW, "who": "none", "assessed": ""}]
    made = adapt(write("f.csv", rows), adapter=adapter)
    (custody,) = made.tables["custody"].to_pylist()
    assert (custody["legal_basis"], custody["proceeding_id"]) == ("None", "p1")


@pytest.mark.parametrize("name", names())
def test_every_adapter_that_comes_along_is_sound(name):
    adapter = load(name)
    assert adapter.name == name
    assert adapter.source
    assert adapter.jurisdiction


def test_an_unknown_adapter_is_named_with_what_may_be_meant():
    with pytest.raises(UnknownNameError, match=r"did you mean ice-stints"):
        load("ice-stint")


def test_an_unknown_header_names_the_nearest_adapter_and_offers_a_draft(write):
    rows = [{"unique_identifier": "p", "stay_book_in_date_time": "2024-01-01"}]
    with pytest.raises(BadInputError, match=r"ice-stints, also needs .*habeas adapt"):
        adapt(write("new.csv", rows))


def test_an_adapter_that_does_not_fit_says_what_the_file_lacks(write, tiny):
    with pytest.raises(BadInputError, match=r"no column since; give another"):
        adapt(write("f.csv", [{"who": "p"}]), adapter=tiny())


def test_a_file_without_any_record_is_refused(write):
    header = [
        "Tracking Number",
        "Facility",
        "Placement Date",
        "Placement Reason",
        "Release Date",
        "Mental Illness",
        "Length of Stay",
    ]
    rows = [dict.fromkeys(header, "") | {"Length of Stay": "5"}]
    with pytest.raises(BadInputError, match=r"no row of .* is a record: .*displaced"):
        adapt(write("f.csv", rows, header))


def test_no_file_at_all_is_refused():
    with pytest.raises(BadInputError, match="no file is given"):
        adapt([])


def test_a_row_that_nothing_can_be_called_by_is_reported(write, tiny, findings):
    made = adapt(write("f.csv", [ROW, {"who": "p2", "since": ""}]), adapter=tiny())
    assert made.tables["custody"].num_rows == 1
    assert findings(made, "nothing to call the custody by") == [
        (3, "who, since", "dropped")
    ]


def test_columns_the_file_lacks_are_not_made_up(write, tiny):
    made = adapt(write("f.csv", [ROW]), adapter=tiny())
    assert made.tables["custody"].schema == pa.schema(
        [CUSTODY.arrow.field(n) for n in ("custody_id", "person_id", "began_at")]
    )


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        pytest.param(
            '"count(*) FROM records; SELECT 1"', "cannot be", id="two queries"
        ),
        pytest.param('"who"', "not one aggregate", id="no aggregate"),
        pytest.param('"count(nobody)"', "nobody", id="no such column"),
        pytest.param(
            "\"(SELECT count(*) FROM read_text('/etc/hostname'))\"",
            "disabled",
            id="a file of the machine",
        ),
        pytest.param(
            "\"(SELECT count(*) FROM read_csv('https://example.org/x.csv'))\"",
            "disabled",
            id="the network",
        ),
    ],
)
def test_a_figure_reaches_nothing_but_the_records(write, tiny, value, fault):
    rows = [ROW, ROW | {"who": "p2"}]
    with pytest.raises(BadAdapterError, match=f"'asked'.*{fault}"):
        adapt(write("f.csv", rows), adapter=tiny(FIGURE.format(value)))


def test_files_of_one_adapter_are_read_as_one(write, tiny):
    first, second = write("a.csv", [ROW]), write("b.csv", [ROW | {"who": "p2"}])
    made = adapt([first, second], adapter=tiny(FIGURE.format('"count(*)"')))
    assert made.records.read == 2
    assert [figure.value for figure in made.figures] == [2]
    assert set(made.tables["custody"].column("person_id").to_pylist()) == {"p1", "p2"}


def test_canonical_tables_and_a_foreign_file_go_together(write, findings):
    custody = write("custody.csv", CUSTODIES)
    stint = {
        "unique_identifier": "p9",
        "stay_book_in_date_time": "2024-05-05 01:00:00",
        "book_in_date_time": "2024-05-05 01:00:00",
        "detention_facility": "MARSH",
    }
    made = adapt([custody, write("stints.csv", [stint])])
    assert made.tables["custody"].num_rows == 3
    assert made.tables["placement"].num_rows == 1
    assert made.records.read == 3


def test_a_folder_of_canonical_tables_is_checked_against_the_dictionary(
    tmp_path, write, findings
):
    wrong = {
        "custody_id": "c3",
        "person_id": "p3",
        "began_at": "someday",
        "regime": "picnic",
        "lacks_means": "yes",
        "end_reson": "removed",
    }
    write("custody.csv", [*CUSTODIES, wrong, {"custody_id": "c1"}, {"person_id": "p4"}])
    write("person.csv", [{"person_id": "p1", "sex": "female", "birth_year": "1990"}])
    write("recipes.csv", [{"flour": "200", "eggs": "2"}])
    made = adapt(tmp_path)
    third = made.tables["custody"].to_pylist()[2]
    assert (third["began_at"], third["regime"], third["lacks_means"]) == (
        None,
        None,
        True,
    )
    assert made.tables["person"].to_pylist() == [
        {"person_id": "p1", "birth_year": 1990, "sex": "female"}
    ]
    assert (made.records.read, made.records.kept) == (6, 4)
    assert findings(made, "is no date") == [(4, "began_at", "doubted")]
    assert findings(made, "no code") == [(4, "regime", "unknown")]
    assert findings(made, "did you mean end_reason") == [(None, "end_reson", "dropped")]
    assert findings(made, "same custody_id") == [(5, "", "dropped")]
    assert findings(made, "no custody_id") == [(6, "", "dropped")]
    assert findings(made, "no adapter knows") == [(None, None, "dropped")]


def test_sound_parquet_is_read_where_it_lies(tmp_path):
    path = tmp_path / "custody.parquet"
    columns = [CUSTODY.arrow.field(n) for n in ("custody_id", "began_at", "ended_at")]
    moment = pa.scalar(1_714_550_400_000_000, pa.timestamp("us")).as_py()
    rows = [{"custody_id": "c1", "began_at": moment, "ended_at": None}]
    pq.write_table(pa.Table.from_pylist(rows, pa.schema(columns)), path)
    made = adapt(tmp_path)
    assert made.tables == {"custody": path}
    assert made.as_of == moment
    assert made.quality.num_rows == 0


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([{"custody_id": "c"}, {"custody_id": "c"}], id="a key twice"),
        pytest.param([{"custody_id": "c"}, {"custody_id": None}], id="a key lacking"),
        pytest.param([{"custody_id": "c", "regime": "picnic"}], id="a code unknown"),
        pytest.param([{"custody_id": "c", "colour": "red"}], id="a column unknown"),
    ],
)
def test_parquet_that_is_not_sound_is_checked_row_by_row(tmp_path, rows):
    columns = dict.fromkeys(key for row in rows for key in row)
    schema = pa.schema([(name, pa.string()) for name in columns])
    pq.write_table(pa.Table.from_pylist(rows, schema), tmp_path / "custody.parquet")
    made = adapt(tmp_path)
    assert made.tables["custody"].num_rows == 1
    assert made.quality.num_rows > 0


def test_with_a_folder_to_spill_to_the_tables_are_files(write, tmp_path, tiny):
    spill = tmp_path / "spill"
    spill.mkdir()
    made = adapt(write("f.csv", [ROW]), adapter=tiny(), spill=spill)
    table = made.tables["custody"]
    assert pq.read_table(table).num_rows == 1


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_a_canonical_end_before_its_beginning_is_an_end_all_the_same(
    tmp_path, write, findings, form
):
    moment = dt.datetime
    rows = [
        {"began_at": moment(2024, 2, 1), "ended_at": moment(2024, 1, 1)},
        {"began_at": moment(2024, 2, 1), "ended_at": moment(2024, 2, 1)},
        {"began_at": moment(2024, 2, 1), "ended_at": None},
    ]
    named = [{"custody_id": f"c{n}", **row} for n, row in enumerate(rows)]
    if form == "csv":
        write("custody.csv", [{k: v or "" for k, v in row.items()} for row in named])
    else:
        kinds = CUSTODY.arrow
        schema = pa.schema([kinds.field(name) for name in named[0]])
        pq.write_table(
            pa.Table.from_pylist(named, schema=schema), tmp_path / "custody.parquet"
        )
    made = adapt(tmp_path)
    table = made.tables["custody"]
    assert [(row["began_at"], row["end_not_known"]) for row in table.to_pylist()] == [
        (None, True),
        (moment(2024, 2, 1), None),
        (moment(2024, 2, 1), None),
    ]
    (found,) = (row for row in made.quality.to_pylist() if row["action"] == "doubted")
    assert found["column"] == "began_at, ended_at"


def test_a_canonical_end_that_is_no_date_is_an_end_all_the_same(tmp_path, write):
    wrong = {"custody_id": "c1", "began_at": "2024-02-01", "ended_at": "some day"}
    still = {"custody_id": "c2", "began_at": "2024-02-01", "end_not_known": "no"}
    write("custody.csv", [{**wrong, "end_not_known": ""}, {**still, "ended_at": ""}])
    made = adapt(tmp_path).tables["custody"].to_pylist()
    assert [row["end_not_known"] for row in made] == [True, False]
