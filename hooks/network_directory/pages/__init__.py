"""Which pages exist and what each shows: view objects, the same for every language, without a word of HTML."""

from __future__ import annotations

from collections.abc import Iterator

from ..directory import Directory
from .entries import entry_pages
from .finder import finder_pages
from .front import front_pages
from .lists import list_pages
from .page import Page
from .search import search_pages
from .status import status_page
from .timetable import timetables
from .volunteer import volunteer_page

__all__ = ["Page", "all_pages"]


def all_pages(directory: Directory) -> Iterator[Page]:
    """Every page of the directory, once; rendering shows each in every language."""
    tables = timetables(directory)
    yield from front_pages(directory)
    yield from entry_pages(directory, tables)
    yield from finder_pages(directory)
    yield volunteer_page(directory)
    yield status_page(directory)
    yield from search_pages(directory, tables)
    yield from list_pages(directory)  # last, for how many pages the agenda has takes long to find out
