"""What the engine must be told about the site it writes: addresses, repository, style sheets, prose pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from .assets import Assets
from .problems import Place


@dataclass(frozen=True)
class Repository:
    """Where the data is edited: the repository's address and branch."""

    url: str
    branch: str = "main"

    def line_link(self, place: Place) -> str:
        """The address of a record's lines, in the form of GitHub, of GitLab, or of Gitea and Forgejo."""
        url, host = self.url.rstrip("/"), urlsplit(self.url).hostname or ""
        last = place.end_line - (place.end_column == 1)  # a text over several lines ends at the start of the next
        if host == "github.com":
            return f"{url}/blob/{self.branch}/{place.file}?plain=1#L{place.line}-L{last}"
        if "gitlab" in host:
            return f"{url}/-/blob/{self.branch}/{place.file}#L{place.line}-{last}"
        return f"{url}/src/branch/{self.branch}/{place.file}#L{place.line}"


@dataclass(frozen=True)
class ProsePage:
    """A hand-written page: its route and its title in each language that has it."""

    route: str
    titles: Mapping[str, str]


@dataclass(frozen=True)
class Settings:
    """``site_url`` ends in a slash, or is empty if unknown; ``stylesheets`` are paths below the site's root;
    ``assets`` are the site's own files and their published names.

    ``icons`` are folders that hold ``material/<name>.svg``; ``strict_policy`` adds the Content-Security-Policy,
    which a live-reloading server cannot keep; ``report`` is what an editor is told on every page while serving;
    ``cache`` is a folder outside the site for what may be used again by the next build.
    """

    site_url: str
    stylesheets: tuple[str, ...]
    icons: tuple[Path, ...]
    assets: Assets = field(default_factory=Assets)
    prose: tuple[ProsePage, ...] = ()
    repository: Repository | None = None
    strict_policy: bool = True
    report: str = ""
    cache: Path | None = None

    @property
    def base_path(self) -> str:
        """The path of the site on its host, with both slashes: ``/`` or ``/willkommen/``."""
        return urlsplit(self.site_url).path or "/"
