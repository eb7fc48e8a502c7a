"""XML from outside, parsed without trust: no entity, no fetch, no bottomless tree."""

import re

from lxml import etree

from habeas.law.errors import BadInputError

# A document type stands before the root element; UTF-16 spaces its letters with NULs.
_DOCTYPE = re.compile(rb"<\0?!\0?(?:D\0?O\0?C\0?T\0?Y\0?P\0?E|E\0?N\0?T\0?I\0?T\0?Y)")
_PROLOG = 4096


def parse_xml(data: bytes, *, name: str) -> etree._Element:
    """Parse XML that declares no document type.

    `name` stands in the message. No entity is expanded, nothing is fetched, and
    libxml2's own bounds hold (depth 256, a text of 10 MB).
    Raises BadInputError for a document type or for XML that is not well formed.
    """
    if _DOCTYPE.search(data[:_PROLOG]):
        raise _declares_a_type(name)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise BadInputError(
            f"{name} holds XML that is not well formed ({error.msg}); "
            "open it in the program that made it and save it again"
        ) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise _declares_a_type(name)
    return root


def _declares_a_type(name: str) -> BadInputError:
    return BadInputError(
        f"{name} declares a document type or entities, through which a file can pull "
        "in others or swell without end; save it again from a word processor"
    )
