"""One build of a site, from the question whether it is needed to its place among what readers see."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from ..directory import Directory
from ..today import day_of
from .receipt import Inputs, Receipt, digest_of_files, last_receipt
from .staging import Staging


class Release:
    """``site`` is the folder that readers see; ``cache`` one outside it, which keeps a receipt of the last build.

    ``last`` is that receipt, if there is one.
    """

    def __init__(self, site: Path, cache: Path, inputs: Inputs) -> None:
        self.site = site
        self._cache = cache
        self._inputs = inputs
        self._made_of = inputs.digest()
        self.last = last_receipt(cache)
        self._staging: Staging | None = None

    def is_there(self, when: dt.datetime) -> bool:
        """Whether the very site that a build at this moment would make is there already."""
        last = self.last
        if last is None or last.made_of != self._made_of:
            return False
        # The same data, therefore the same time zone: whether it is still the same day there can be told without it.
        return last.day == str(day_of(when, last.timezone)) and last.files == digest_of_files(self.site)

    def begin(self) -> Path:
        """The folder in which to make the site."""
        self._staging = Staging(self.site)
        return self._staging.folder

    def publish(self, directory: Directory, remarks: str, *, again: bool) -> tuple[int, int]:
        """Put what was made of a directory in the last site's place: see `Staging.publish`.

        ``remarks`` are told again by a build that finds nothing changed; ``again`` is false where it has more to tell.
        """
        assert self._staging is not None, "it begins first"  # noqa: S101 - a mistake of ours, not of anybody's input
        counts = self._staging.publish()
        if again and self._inputs.digest() == self._made_of:  # nobody has changed anything in the meantime
            files, timezone = digest_of_files(self.site), directory.network.timezone
            Receipt(self._made_of, files, timezone, str(directory.today), remarks).keep(self._cache)
        return counts

    def drop(self) -> None:
        """Leave the last site as it is."""
        if self._staging:
            self._staging.drop()
