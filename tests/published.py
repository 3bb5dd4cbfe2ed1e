"""The site's own files under the names that a build gives them, with Material's style sheet where it is installed."""

from __future__ import annotations

from network_directory.assets import FOLDER, made
from network_directory.icons import installed

MATERIAL = tuple(
    path for folder in installed() for path in sorted(folder.parent.glob("assets/stylesheets/main.*.min.css"))
)
"""Material's main style sheet."""


def path_of(name: str) -> str:
    """``page.js`` → ``assets/directory/page.0123456789.js``, below the site's root."""
    return made(MATERIAL).names[FOLDER + name]
