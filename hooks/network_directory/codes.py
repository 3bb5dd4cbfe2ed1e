"""QR codes (ISO/IEC 18004) of the pages' addresses, for paper and for another person's phone.

One for each page, not for each language: from there others are one step away.
"""

from __future__ import annotations

import re

import zxingcpp

FILE = "qr.svg"
"""Its name, beside the page in the main language."""

_SIZE_AND_PATH = re.compile(r'<svg width="(\d+)".*<path d="([^"]+)"', re.S)
# White ground in dark surroundings, too; without a size of its own the picture fills what is given to it.
_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {0}">'
    '<path fill="#fff" d="M0 0h{0}v{0}H0z"/><path d="{1}"/></svg>\n'
)


def qr_code(address: str) -> str:
    """SVG of the code that holds an address; about 15 % of it may be unreadable (error correction M)."""
    code = zxingcpp.create_barcode(address, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    svg = zxingcpp.write_barcode_to_svg(code, add_quiet_zones=True)
    found = _SIZE_AND_PATH.search(svg)
    if found is None:
        raise ValueError(f"zxing-cpp draws codes in another way now: {svg[:200]}")
    return _SVG.format(*found.groups())
