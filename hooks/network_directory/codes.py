"""QR codes (ISO/IEC 18004) of the pages' addresses, for paper and for another person's phone.

One for each page, not for each language: computing one takes ten times as long as rendering a page.
"""

from __future__ import annotations

import io
from functools import cache

import segno

FILE = "qr.svg"
"""Its name, beside the page in the main language."""

_QUIET_ZONE = 4
"""Modules that must stay empty around the code, whose ground is white on dark pages, too."""


@cache
def qr_code(address: str) -> str:
    """SVG of the code that holds an address; about 15 % of it may be unreadable (error correction M)."""
    code = segno.make(address, error="m", micro=False, boost_error=False)
    file = io.BytesIO()
    code.save(file, "svg", border=_QUIET_ZONE, omitsize=True, svgclass=None, lineclass=None, light="#fff")
    return file.getvalue().decode()
