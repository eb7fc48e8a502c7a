import pytest

from habeas.engine.folder import MARK, check_free, whole_or_nothing
from habeas.law.errors import OutputError


def test_a_folder_appears_when_all_is_done(tmp_path):
    out = tmp_path / "deep" / "out"
    with whole_or_nothing(out) as draft:
        (draft / MARK).write_text("{}")
        assert not out.exists()
    assert (out / MARK).read_text() == "{}"


def test_nothing_is_left_when_the_work_fails(tmp_path):
    out = tmp_path / "out"
    with pytest.raises(OutputError), whole_or_nothing(out) as draft:
        (draft / "missing").read_text()
    assert list(tmp_path.iterdir()) == []


def test_an_earlier_result_is_made_anew(tmp_path):
    out = tmp_path / "out"
    for text in ("old", "new"):
        with whole_or_nothing(out) as draft:
            (draft / MARK).write_text(text)
    assert (out / MARK).read_text() == "new"
    assert list(tmp_path.iterdir()) == [out]


def test_an_earlier_result_stays_when_the_work_fails(tmp_path):
    out = tmp_path / "out"
    with whole_or_nothing(out) as draft:
        (draft / MARK).write_text("old")
    with pytest.raises(OutputError), whole_or_nothing(out) as draft:
        (draft / "missing").read_text()
    assert (out / MARK).read_text() == "old"


def test_a_folder_of_somebody_elses_is_refused(tmp_path):
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "letter.txt").write_text("dear")
    with (
        pytest.raises(OutputError, match="would be lost"),
        whole_or_nothing(tmp_path / "letters"),
    ):
        pass
    assert (tmp_path / "letters" / "letter.txt").exists()


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "out").write_text("a file")
    with (
        pytest.raises(OutputError, match="is a file"),
        whole_or_nothing(tmp_path / "out"),
    ):
        pass


def test_a_folder_below_a_file_cannot_be_written(tmp_path):
    (tmp_path / "file").write_text("a file")
    with (
        pytest.raises(OutputError, match="cannot be written"),
        whole_or_nothing(tmp_path / "file" / "out"),
    ):
        pass


@pytest.mark.parametrize(
    ("out", "said"),
    [
        pytest.param("letter.txt", "is a file", id="a file"),
        pytest.param("letter.txt/out", "cannot be written", id="below a file"),
        pytest.param("letter.txt/deep/out", "cannot be written", id="far below a file"),
        pytest.param("", "would be lost", id="a folder of somebody else's"),
    ],
)
def test_what_cannot_become_results_is_told_before_they_are_made(tmp_path, out, said):
    (tmp_path / "letter.txt").write_text("dear")
    with pytest.raises(OutputError, match=said):
        check_free(tmp_path / out)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]
