# ruff: noqa: RUF001, E501 - texts in six scripts, a case a line
"""References: each kind, well formed and malformed, in the six languages."""

import pytest

from habeas.treaty.dates import find_dates
from habeas.treaty.document import ReferenceKind
from habeas.treaty.folding import fold
from habeas.treaty.language import LANGUAGES, language_pack
from habeas.treaty.references import find_references
from habeas.treaty.rows import citations
from habeas.treaty.states import find_states, is_state_code, m49, name_of, state_named
from habeas.treaty.symbol import Symbol, find_symbols


def cited(text, language="eng", body="CMW", *kinds):
    pack = language_pack(language)
    found = find_references(fold(text), text, pack=pack, body=body)
    return [c for r in found if not kinds or r.kind in kinds for c in citations(r)]


@pytest.mark.parametrize(
    ("text", "symbol", "repaired"),
    [
        pytest.param("CMW/C/XVA/CO/1", "CMW/C/XVA/CO/1", "", id="well formed"),
        pytest.param("(see CMW/C/XVA/CO/1).", "CMW/C/XVA/CO/1", "", id="in brackets"),
        pytest.param(
            "CMW/C/XVA/CO/18 May 2031", "CMW/C/XVA/CO/1", "date", id="a date glued on"
        ),
        pytest.param(
            "CMW/C/XVA/Q/115 May 2031", "CMW/C/XVA/Q/1", "date", id="two digits of day"
        ),
        pytest.param(
            "CMW/C/XVA/Q/115", "CMW/C/XVA/Q/115", "higher", id="a number too high"
        ),
        pytest.param(
            "\u0421MW/C/XVA/1", "CMW/C/XVA/1", "Cyrillic", id="Cyrillic letter"
        ),
        pytest.param("CMW/XVA/CO/1", "CMW/C/XVA/CO/1", "/C", id="no /C"),
        pytest.param("CMW/C/XVA/ CO/1", "CMW/C/XVA/CO/1", "space", id="a space within"),
        pytest.param("CMW/C/XVA/C", "CMW/C/XVA/C", "short", id="cut short"),
        pytest.param("HRI/GEN/2/Rev.2/Add.1", "HRI/GEN/2/Rev.2/Add.1", "", id="parts"),
        pytest.param("A/66/48 and Corr.1", "A/66/48 and Corr.1", "", id="corrigendum"),
        pytest.param("见CMW/C/SR.7。", "CMW/C/SR.7", "", id="glued to Chinese"),
    ],
)
def test_symbols(text, symbol, repaired):
    (found,) = find_symbols(fold(text), "January|May")
    assert found.symbol.text == symbol
    assert repaired in found.repaired
    assert bool(found.repaired) is bool(repaired)


@pytest.mark.parametrize("text", ["and/or", "HIV/AIDS", "9/11", "http://a/b", "km/h"])
def test_what_only_looks_like_a_symbol(text):
    assert list(find_symbols(text, "May")) == []


def test_records_that_share_a_symbol():
    text = "(CMW/C/SR.140, 141 and 143) and CMW/C/SR.150 to 155"
    found = [each.symbol.text for each in find_symbols(text, "May")]
    assert found == [f"CMW/C/SR.{n}" for n in ("140", "141", "143", "150-155")]


def test_what_a_symbol_says():
    symbol = Symbol("E/C.12/XVA/CO/3-4")
    assert (symbol.body, symbol.state_code, symbol.cycles) == ("CESCR", "XVA", (3, 4))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        pytest.param("eng", "CMW/C/XVA/CO/1, paras. 17 and 18", ["17", "18"], id="eng"),
        pytest.param("eng", "CMW/C/XVA/CO/1 (para. 7 (b))", ["7(b)"], id="bracket"),
        pytest.param(
            "fra", "CMW/C/XVA/CO/1, par. 17 à 19", ["17", "18", "19"], id="fra"
        ),
        pytest.param("spa", "CMW/C/XVA/CO/1, párrs. 17 y 18", ["17", "18"], id="spa"),
        pytest.param("rus", "CMW/C/XVA/CO/1, пункты 17 и 18", ["17", "18"], id="rus"),
        pytest.param("zho", "CMW/C/XVA/CO/1，第17和18段", ["17", "18"], id="zho"),
        pytest.param("ara", "CMW/C/XVA/CO/1، الفقرتان ١٧ و١٨", ["17", "18"], id="ara"),
    ],
)
def test_pinpoints(language, text, expected):
    assert cited(text, language) == [f"CMW/C/XVA/CO/1 {n}" for n in expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        pytest.param("eng", "article 17, paragraph 2, of the Convention", ["ICMW 17(2)"], id="own"),
        pytest.param("eng", "paragraph 4 of article 22 of the Convention", ["ICMW 22(4)"], id="turned"),
        pytest.param("eng", "articles 16 (5) and (8) and 17", ["ICMW 16(5)", "ICMW 16(8)", "ICMW 17"], id="several"),
        pytest.param("eng", "article 37 (b)-(d) of the Convention on the Rights of the Child", ["CRC 37(b)", "CRC 37(c)", "CRC 37(d)"], id="another treaty"),
        pytest.param("eng", "article 8 of the Constitution", ["Constitution 8"], id="own law"),
        pytest.param("eng", "the Aliens Act, in its article 9", ["Aliens Act 9"], id="law before"),
        pytest.param("fra", "l’article 16 de la Convention", ["ICMW 16"], id="fra"),
        pytest.param("spa", "artículo 16, párrafo 4, de la Convención", ["ICMW 16(4)"], id="spa"),
        pytest.param("rus", "пункта 4 статьи 16 Конвенции", ["ICMW 16(4)"], id="rus"),
        pytest.param("zho", "《公约》第十六条第四款", ["ICMW 16(4)"], id="zho"),
        pytest.param("zho", "《儿童权利公约》第37条", ["CRC 37"], id="zho treaty"),
        pytest.param("ara", "الفقرة ٤ من المادة ١٦ من الاتفاقية", ["ICMW 16(4)"], id="ara"),
    ],
)  # fmt: skip
def test_articles(language, text, expected):
    assert cited(text, language) == expected


def test_the_convention_is_the_committees_own():
    assert cited("article 2 of the Convention", "eng", "CRC") == ["CRC 2"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("ILO Conventions No. 97 and No. 143", ["C097", "C143"], id="two"),
        pytest.param("the ILO Convention on work (No. 87)", ["C087"], id="bracket"),
        pytest.param(
            "ILO rules and Act No. 97-17 of 1997", [], id="a law of the State"
        ),
        pytest.param("Decision No. 87", [], id="no ILO near"),
    ],
)
def test_labour_conventions(text, expected):
    assert cited(text, "eng", "CMW", ReferenceKind.LABOUR_CONVENTION) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("resolution 45/158", ["A/RES/45/158"], id="Assembly"),
        pytest.param(
            "Human Rights Council resolution 16/21", ["A/HRC/RES/16/21"], id="Council"
        ),
        pytest.param(
            "Security Council resolution 1325 (2000)", ["S/RES/1325 (2000)"], id="old"
        ),
    ],
)
def test_resolutions(text, expected):
    assert cited(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("general comments Nos. 2 and 4", ["CMW/C/GC/2", "CMW/C/GC/4"], id="own"),
        pytest.param("joint general comment No. 3/No. 22", ["CMW/C/GC/3", "CRC/C/GC/22"], id="joint"),
        pytest.param("general comment No. 5 of the Committee on the Rights of the Child", ["CRC/C/GC/5"], id="another's"),
    ],
)  # fmt: skip
def test_general_comments(text, expected):
    assert cited(text) == expected


@pytest.mark.parametrize(
    ("language", "text", "iso"),
    [
        pytest.param("eng", "8 April 2011", "2011-04-08", id="eng"),
        pytest.param("eng", "April 8, 2011", "2011-04-08", id="month first"),
        pytest.param("eng", "22 November to 3 December 2010", "2010-11-22/2010-12-03", id="span"),
        pytest.param("eng", "in April 2011", "2011-04", id="month alone"),
        pytest.param("fra", "1er juillet 2014", "2014-07-01", id="fra"),
        pytest.param("spa", "1º de julio de 2014", "2014-07-01", id="spa"),
        pytest.param("rus", "1 июля 2014 года", "2014-07-01", id="rus"),
        pytest.param("zho", "二〇一四年七月一日", "2014-07-01", id="zho in words"),
        pytest.param("ara", "١ تموز/يوليه ٢٠١٤", "2014-07-01", id="ara"),
    ],
)  # fmt: skip
def test_dates(language, text, iso):
    (found,) = find_dates(fold(text), language_pack(language))
    assert found.iso == iso


@pytest.mark.parametrize("text", ["31 April 2011", "8 April", "40 May 2011"])
def test_what_is_no_day(text):
    assert all(len(f.iso) < 10 for f in find_dates(text, language_pack("eng")))


@pytest.mark.parametrize(
    ("language", "text", "codes"),
    [
        pytest.param("eng", "Bolivia (Plurinational State of) and Viet Nam", ["BOL", "VNM"], id="UN names"),
        pytest.param("eng", "the Libyan Arab Jamahiriya", ["LBY"], id="a former name"),
        pytest.param("eng", "Guinea-Bissau, Guinea", ["GNB", "GIN"], id="the longest first"),
        pytest.param("fra", "vers la République arabe syrienne", ["SYR"], id="fra"),
        pytest.param("spa", "a México", ["MEX"], id="spa"),
        pytest.param("rus", "из Албании в Мексику", ["ALB", "MEX"], id="declined"),
        pytest.param("zho", "向厄瓜多尔和泰国", ["ECU", "THA"], id="zho"),
        pytest.param("ara", "إلى ألبانيا وليبيا", ["ALB", "LBY"], id="ara"),
    ],
)  # fmt: skip
def test_states(language, text, codes):
    found = find_states(fold(text), language_pack(language))
    assert [each.code for each in found] == codes


def test_a_state_by_code_name_and_date():
    assert (m49("SEN"), m49("XVA")) == ("686", None)
    assert state_named("Türkiye", "en") == state_named("turkey", "en") == "TUR"
    assert name_of("CPV", "en", on="2011-04-08") == "Cape Verde"
    assert name_of("CPV", "en", on="2020-01-01") == "Cabo Verde"
    assert is_state_code("XVA")
    assert not is_state_code("ABC")


@pytest.mark.parametrize("language", LANGUAGES)
def test_folding_keeps_every_place(language):
    sample = "（١２）État–№ “x” ё أإ \u200f" + " ".join(language_pack(language).months)
    assert len(fold(sample)) == len(sample)
