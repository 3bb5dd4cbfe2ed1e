"""The only module that knows MkDocs: its events go in, calls of the engine go out.

mkdocs-static-i18n builds the site once for every language in one process, so every event comes once a language. The
data is loaded with the first of them (the default language's) and kept until the next build.
"""

from __future__ import annotations

import gc
import logging
import re
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, TextIO

import click
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import CountHandler
from mkdocs.utils.meta import get_data

from network_directory import (
    assets,
    languages,
    loading,
    on_request,
    pages,
    problems,
    progress,
    reporting,
    site,
    translations,
)
from network_directory.checking import publication
from network_directory.directory import Directory
from network_directory.icons import installed
from network_directory.parts import part_of
from network_directory.prose import HandWritten
from network_directory.publishing import Inputs, Release, write, write_together
from network_directory.settings import ProsePage, Repository, Settings
from network_directory.today import now

log = logging.getLogger("mkdocs.hooks.network_directory")

LOGGERS = [logging.getLogger(program) for program in ("mkdocs", "properdocs")]
MATERIAL_STYLES = re.compile(r"main\.[^/]*\.?min\.css")

_state: dict[str, Any] = {"command": "build", "live": False, "memory": None, "prose": {}}


def _not_about_homepages(record: logging.LogRecord) -> bool:
    """static-i18n misses an index.md in docs/<language>; the engine writes every language's home page."""
    return "Could not find a homepage" not in record.getMessage()


for _logger in LOGGERS:
    _logger.getChild("plugins.mkdocs_static_i18n.plugin").addFilter(_not_about_homepages)


def on_startup(*, command: str, dirty: bool) -> None:
    """Remember whether this is a build or a server, and whether that one reloads what changes."""
    _state["command"] = command
    options = click.get_current_context(silent=True)
    _state["live"] = command == "serve" and bool(options and options.params.get("livereload"))
    _state["memory"] = loading.Memory() if _state["live"] else None
    gc.set_threshold(100_000)  # nearly all of what is made stays, or goes without being collected


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load and check the data before anything of the last good site is touched."""
    config.theme.static_templates.clear()  # our own 404 and sitemap, in all languages at once
    # The engine takes of Material what it needs; MkDocs would go through its ten thousand icons for every language.
    config.theme.dirs = [folder for folder in config.theme.dirs if Path(folder, ".icons") not in installed()]
    if _plugin(config).current_language is None:  # the first of the builds
        release = Release(Path(config.site_dir), _cache(config), _inputs(config))
        if _program_command() == "build" and release.last and release.is_there(now()):
            if release.last.remarks:
                log.info(release.last.remarks)
            log.info("Nothing has changed since this site was built, it stays as it is: %s", config.site_dir)
            raise SystemExit(0)  # there is nothing after the build in this command
        _state.update(served=config, prose={})
        _state["progress"] = progress.Progress(_watched(), translations.editors_words())
        _state["site"] = _load(config)
        _only_this_part(config)
        if _program_command() in ("build", "gh-deploy"):
            _begin(release, config)
    return config


def on_shutdown() -> None:
    """Publish what was built, if all went well: MkDocs calls this in a ``finally``, after its strict check."""
    if "release" not in _state:
        return
    release, config, warnings = (_state.pop(name) for name in ("release", "config", "warnings"))
    config.site_dir = str(release.site)
    for logger in LOGGERS:
        logger.removeHandler(warnings)
    if sys.exception():
        release.drop()
        return
    try:
        directory, remarks = _state["site"].directory, _state["remarks"]
        count, changed = release.publish(directory, remarks, again=not warnings.get_counts())
    except OSError as error:
        release.drop()
        raise PluginError(f"The site was not published, the last one stays: {error}") from error
    log.info("%d files, %d of them new or changed, are published in %s", count, changed, release.site)


@event_priority(-200)  # after static-i18n, which has -100
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Only the city's own files are copied: the engine writes styles and scripts, with what it takes of Material's."""
    for file in list(files):
        if Path(config.docs_dir) not in Path(file.abs_src_path or "").parents:
            files.remove(file)
        elif file.is_documentation_page():
            _fall_back(file, config)
    return files


def _fall_back(file: File, config: MkDocsConfig) -> None:
    """static-i18n shows a page that is not translated in the main language; show the one its readers know best."""
    built: site.Site | None = _state["site"]
    prose = _prose_page(built, file)
    if built is None or prose is None:
        return
    order = languages.fallback_order(_language(config, _plugin(config).current_language), built.directory.main)
    best = built.directory.folders[next(code for code in order if code in prose.titles)]
    if best != getattr(file, "locale", best):
        name = Path(file.src_uri).name
        vars(file).update(abs_src_path=str(Path(config.docs_dir) / best / name), locale=best)


def _prose_page(built: site.Site | None, file: File) -> ProsePage | None:
    found = built.settings.prose if built else ()
    return next((item for item in found if item.route == _route(file.src_uri)), None)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """What all languages share, such as pictures and styles, is copied with the main language only."""
    folder = f"{_plugin(config).current_language}/"
    for file in list(files):
        if not (_is_main(config) or file.is_documentation_page() or file.dest_uri.startswith(folder)):
            files.remove(file)


def on_post_page(output: str, page: MkDocsPage, config: MkDocsConfig) -> str:
    """Give a hand-written page the same layout as every other."""
    built: site.Site | None = _state["site"]
    if built is None:
        return output
    language = _language(config, _plugin(config).current_language)
    content_language = _language(config, getattr(page.file, "locale", None) or "")
    route = _route(page.file.src_uri)
    prose = _prose_page(built, page.file) or ProsePage(route, {content_language: str(page.title)})
    written = HandWritten(page.file.src_uri, prose, language, str(page.title), content_language, output)
    _state["prose"][written.path(built)] = written
    try:
        return written.shown(built)
    except LookupError as fault:
        raise PluginError(str(fault)) from None


def on_post_build(config: MkDocsConfig) -> None:
    """Write the directory's pages in all languages of this build with the first of them; prose comes language by
    language."""
    built: site.Site | None = _state["site"]
    plugin, root = _plugin(config), Path(config.site_dir)
    if built is None:
        write(root, [("index.html", reporting.as_page(_state["report"]))])
        return
    if _state["live"]:
        return  # files are made when they are asked for
    if plugin.current_language != plugin.build_languages[0]:
        return
    last = _state["release"].site if "release" in _state else None
    going = [_language(config, folder) for folder in plugin.build_languages]
    with _state["progress"] as shown:
        tell = partial(progress.of_site, shown, len(built.pages) * len(going))
        write_together(root, built.shares(going), last, tell)
    log.info("%d pages of the directory in each of %d languages", len(built.pages), len(going))


def on_serve(server: Any, config: MkDocsConfig, builder: Callable[[], None]) -> Any:
    """The directory's files are made when a browser asks for them; MkDocs builds again only what is its own."""
    if _state["live"]:
        live = on_request.Live(server.get_app(), Path(server.root), server.mount_path)
        live.show(_files())
        _state["stamps"] = _stamps()
        gc.collect()
        gc.freeze()  # what is loaded mostly stays: with thousands of entries, looking it through takes half a second
        server.set_app(live)
        server.builder = partial(_build_again, live, builder)
    return server


def _build_again(live: on_request.Live, builder: Callable[[], None]) -> None:
    with live.changing():
        stamps = _stamps()
        if _state["stamps"] != stamps or not _goes_on_with_new_data():
            _state["stamps"] = None  # until a build has come to its end
            builder()
            _state["stamps"] = stamps
        live.show(_files())


def _files() -> on_request.Files | None:
    built: site.Site | None = _state["site"]
    return on_request.Files(built, _state["prose"].values()) if built else None


def _goes_on_with_new_data() -> bool:
    """Load the data alone; whether there is a site, and the hand-written pages still fit it as they are."""
    built: site.Site | None = _state["site"]
    if built is None:
        return False
    _state["site"] = again = _load(_state["served"], built.settings)
    try:
        for written in _state["prose"].values():
            written.content(again)
    except LookupError:
        return False  # the build will say where
    return True


def _stamps() -> dict[Path, tuple[int, int]]:
    """When all that is watched was changed, besides the data."""
    config: MkDocsConfig = _state["served"]
    file = Path(config.config_file_path)
    return on_request.stamps(map(Path, (config.docs_dir, file, *config.watch)), _data(config))


def _watched() -> TextIO | None:
    """Where progress is shown: `mkdocs --quiet` lets errors through alone."""
    return sys.stderr if log.isEnabledFor(logging.INFO) else None


def _program_command() -> str:
    """What somebody asked MkDocs to do; empty if another program calls its functions, which may never say it is done.

    ``on_startup`` is told “build” by ``serve --clean`` as well.
    """
    context = click.get_current_context(silent=True)
    return (context.command.name or "") if context else ""


def _begin(release: Release, config: MkDocsConfig) -> None:
    """From here on MkDocs and the engine write into a folder that nobody sees yet."""
    config.site_dir = str(release.begin())
    warnings = CountHandler(level=logging.WARNING)
    for logger in LOGGERS:
        logger.addHandler(warnings)
    _state.update(release=release, config=config, warnings=warnings)


def _inputs(config: MkDocsConfig) -> Inputs:
    """All that a site is made of; what a city's own plugins read besides belongs to ``watch``."""
    theme, hooks = config.theme.custom_dir, (hook.__file__ for hook in config.hooks.values())
    files = (_data(config), config.docs_dir, *hooks, *config.watch, *([theme] if theme else ()))
    settings = {name: value for name, value in config.items() if name not in ("plugins", "hooks")}
    plugins = {name: getattr(plugin, "config", None) for name, plugin in config.plugins.items()}
    return Inputs(tuple(map(Path, files)), repr((type(config), settings, plugins)))


def _data(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent / "data"


def _cache(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent / ".cache" / "network-directory"


def _load(config: MkDocsConfig, settings: Settings | None = None) -> site.Site | None:
    """The site of the data as it is now; ``settings`` are those of the last one if nothing else has changed."""
    root, gettext = Path(config.config_file_path).parent, translations.editors_words()
    try:
        with _state["progress"] as shown:
            directory, warnings = loading.load(_data(config), now(), shown, _state["memory"])
        _published_as_configured(config, directory)
    except problems.InvalidData as invalid:
        report = reporting.as_report(invalid.problems, root, gettext)
        if _state["command"] != "serve":
            raise PluginError(report) from None
        log.error(report)
        return _with_report(report)
    _state["remarks"] = reporting.as_report(warnings, root, gettext) if warnings else ""
    if warnings:
        log.info(_state["remarks"])
    settings = replace(settings, report="") if settings else _settings(config, directory)
    return site.Site(directory, pages.all_pages(directory), settings)


def _only_this_part(config: MkDocsConfig) -> None:
    """Of several machines that build one site each lets static-i18n go through its own languages only."""
    built: site.Site | None = _state["site"]
    if built is None:
        return
    folders, plugin = built.directory.folders, _plugin(config)
    try:
        part = [folders[code] for code in part_of(tuple(folders))]
    except ValueError as fault:
        raise PluginError(str(fault)) from None
    for item in plugin.config.languages:
        item.build = item.locale in part
    plugin.current_language = plugin.build_languages[0]  # else it begins with the default language


def _with_report(report: str) -> site.Site | None:
    """While serving, the last good site goes on, with the report on every page: an error here would stop the server."""
    _state["report"] = report
    last: site.Site | None = _state.get("site")
    return last and site.Site(last.directory, last.pages, replace(last.settings, report=report))


def _published_as_configured(config: MkDocsConfig, directory: Directory) -> None:
    """network.yaml and mkdocs.yml publish the same languages, and no folder is taken for one that is none."""
    file, docs = Path(config.config_file_path), Path(config.docs_dir)
    given = {item.locale: item.default for item in _plugin(config).config.languages if item.build}
    text = file.read_text("utf-8")
    found = [
        *publication.languages_agree(directory.folders, directory.main, given, text, file.name),
        *publication.folders_are_languages((path.name for path in docs.iterdir() if path.is_dir()), docs.name),
    ]
    if found:
        raise problems.InvalidData(found)


def _settings(config: MkDocsConfig, directory: Directory) -> Settings:
    site_url = config.site_url or ""
    return Settings(
        site_url=site_url if not site_url or site_url.endswith("/") else site_url + "/",
        stylesheets=(assets.STYLES, *(str(item) for item in config.extra_css)),
        icons=(*(Path(folder, ".icons") for folder in config.theme.dirs), *installed()),
        assets=assets.made(_material_styles()),
        prose=_prose(config, directory),
        repository=Repository(config.repo_url, config.extra.get("branch", "main")) if config.repo_url else None,
        strict_policy=_state["command"] != "serve",
        cache=_cache(config),
    )


def _material_styles() -> list[Path]:
    found = (path for folder in installed() for path in folder.parent.glob("assets/stylesheets/*.css"))
    return sorted(path for path in found if MATERIAL_STYLES.fullmatch(path.name))


def _prose(config: MkDocsConfig, directory: Directory) -> tuple[ProsePage, ...]:
    """The hand-written pages in the order of ``nav``, each with its titles by language, the main language first."""
    folders = directory.folders
    order = sorted(folders, key=lambda code: code != directory.main)
    found = []
    for name in map(str, config.nav or ()):
        paths = {code: Path(config.docs_dir) / folders[code] / name for code in order}
        if titles := {code: _title(path) for code, path in paths.items() if path.is_file()}:
            found.append(ProsePage(_route(name), titles))
    return tuple(found)


def _title(path: Path) -> str:
    _, meta = get_data(path.read_text("utf-8-sig"))
    return str(meta.get("title", path.stem))


def _plugin(config: MkDocsConfig) -> Any:
    return config.plugins["i18n"]


def _is_main(config: MkDocsConfig) -> bool:
    plugin = _plugin(config)
    return bool(plugin.current_language == plugin.default_language)


def _language(config: MkDocsConfig, folder: str) -> str:
    built: site.Site = _state["site"]
    by_folder = {own: code for code, own in built.directory.folders.items()}
    return by_folder.get(folder, built.directory.main)


def _route(src_uri: str) -> str:
    return Path(src_uri).stem + "/"
