"""An audit as a page that anyone can read: one file, figures inside."""

from habeas.engine.report.page import write_page

__all__ = ["write_page"]
