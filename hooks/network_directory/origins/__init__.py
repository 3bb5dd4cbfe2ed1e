"""Where each translation of the data comes from: a person, a machine, or a source that has changed since.

`texts` finds every text and gives it a path, `lock` reads and writes what is recorded of each translation, `standing`
compares the two.
"""

from .lock import HUMAN, MACHINE, NAME, Line, Lines, digest, read_lock, write_lock
from .standing import ORIGINAL, Origins, Standing
from .texts import Located, Source

__all__ = [
    "HUMAN",
    "MACHINE",
    "NAME",
    "ORIGINAL",
    "Line",
    "Lines",
    "Located",
    "Origins",
    "Source",
    "Standing",
    "digest",
    "read_lock",
    "write_lock",
]
