"""A host as the README recommends one: compresses texts, sends the headers of hosting/_headers, answers 304; counts."""

from __future__ import annotations

import functools
import gzip
import hashlib
import io
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from email.message import Message
from email.parser import Parser
from functools import cache
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from network_directory.compressing import ENDINGS

HEADERS = Path(__file__).parent.parent / "hosting" / "_headers"
EVERYWHERE = "/*"
REVALIDATED = "public, max-age=0, must-revalidate"
"""What Netlify and Cloudflare Pages say of caching where no rule does."""


@cache
def rules() -> Mapping[str, Message]:
    """Path, perhaps ending in ``*`` → headers, as hosting/_headers says."""
    lines = [line for line in HEADERS.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    blocks = "\n".join(line if line.startswith(" ") else f"\n{line}" for line in lines).strip().split("\n\n")
    split = (block.partition("\n") for block in blocks)
    return {path: Parser().parsestr("\n".join(map(str.strip, said.split("\n")))) for path, _, said in split}


def headers_for(path: str) -> dict[str, str]:
    """The headers of a path from the site's root: of all rules that fit it, over what hosts say themselves."""
    found = {"Cache-Control": REVALIDATED}
    for rule, headers in rules().items():
        if path == rule or (rule.endswith("*") and path.startswith(rule[:-1])):
            found |= dict(headers.items())
    return found


class _Host(SimpleHTTPRequestHandler):
    """Serves a folder whose site lies at the path ``base``."""

    protocol_version = "HTTP/1.1"
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {".ics": "text/calendar", ".js": "text/javascript"}
    sent: list[tuple[str, int]]
    base: str

    def send_head(self) -> io.BytesIO | None:
        """The file's bytes, compressed where that makes sense, or the 404 page's."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        found = path.is_file()
        body = _bytes_of(path if found else Path(self.directory) / self.base.strip("/") / "404.html")
        mark = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        if found and self.headers.get("If-None-Match") == mark:
            return self._answer(304, b"", {"ETag": mark})
        kind = self.guess_type(str(path)) if found else "text/html"
        headers = {"ETag": mark, "Content-Length": str(len(body)), "Content-Type": kind}
        if path.suffix in ENDINGS or not found:
            headers |= {"Content-Type": f"{kind}; charset=utf-8", "Content-Encoding": "gzip"}
        return self._answer(200 if found else 404, body, headers)

    def _answer(self, status: int, body: bytes, headers: Mapping[str, str]) -> io.BytesIO:
        address = self.path.partition("?")[0]
        self.send_response(status)
        for name, value in {**headers_for("/" + address.removeprefix(self.base)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.sent.append((address, len(body)))
        return io.BytesIO(body)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@cache
def _bytes_of(path: Path) -> bytes:
    content = path.read_bytes() if path.is_file() else b""
    return gzip.compress(content, 6, mtime=0) if path.suffix in ENDINGS else content


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *args: object) -> None:
        """Say nothing of a browser that hung up."""


@contextmanager
def hosted(folder: Path, base: str = "/") -> Iterator[tuple[str, list[tuple[str, int]]]]:
    """The address of the site that lies at ``base`` in a folder, and what it has sent: paths with bytes."""
    sent: list[tuple[str, int]] = []
    handler = type("Host", (_Host,), {"sent": sent, "base": base})
    server = _Server(("127.0.0.1", 0), functools.partial(handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}{base}", sent
    server.shutdown()
    server.server_close()
    thread.join()
