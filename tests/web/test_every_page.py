"""Every address is known to the tests that ask every page."""

from tests.web.every_page import NO_PAGE, PAGES, every_name


def test_every_address_is_a_page_or_says_why_it_is_none():
    assert {page.name for page in PAGES} | set(NO_PAGE) == every_name()


def test_no_page_is_said_to_be_none():
    assert not {page.name for page in PAGES} & set(NO_PAGE)
