"""The site's own files as they are published: joined, cut, named by their content."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from making import loaded, page, site
from network_directory.assets import FOLDER, STYLES, made
from network_directory.assets.scripts import SCRIPTS, joined
from network_directory.assets.styles import cut, one_sheet
from network_directory.rendering.environment import THEME
from published import MATERIAL

SOURCES = {path.name: path.read_text("utf-8") for path in (THEME / FOLDER).iterdir()}


# --- names


def test_a_file_is_named_by_its_content() -> None:
    """So that browsers may keep it for ever."""
    assets = made(MATERIAL)
    for name, published in assets.names.items():
        stem, _, ending = name.rpartition(".")
        content = assets.files[published]
        assert published == f"{stem}.{hashlib.sha256(content).hexdigest()[:10]}.{ending}"
        assert assets.path(name) == published
    assert sorted(assets.files) == sorted(assets.names.values())


def test_any_other_path_stays_as_it_is() -> None:
    """What the city itself publishes, and open data."""
    assert made().path("assets/logos/house.svg") == "assets/logos/house.svg"


def test_a_page_names_the_published_files_and_the_site_has_them(tmp_path: Path) -> None:
    """Relatively; the 404 page absolutely."""
    directory, assets = loaded(tmp_path), made()
    html = page(directory, "offices/", "ar", assets=assets, stylesheets=(STYLES,))
    files = dict(site(directory, assets=assets, stylesheets=(STYLES,)).common_files())
    names = re.findall(r'(?:src|href)="\.\./\.\./(assets/directory/[^"]+)"', html)
    assert len(names) == 5  # the sheet, two scripts, the drawing as sign of the tab and of the site
    for name in names:
        assert files[name] == assets.files[name]
        assert f'"/{name}"' in str(files["404.html"]) or "list." in name


def test_every_source_is_published_in_some_file() -> None:
    """None is left over when a script is no longer used."""
    used = {name for parts in SCRIPTS.values() for name in parts} | {"directory.css", "print.css", "mark.svg"}
    shared = {name for text in SOURCES.values() for name in re.findall(r'from "\./([\w-]+\.js)"', text)}
    assert used | shared | {"folding.json"} == set(SOURCES)


# --- scripts


def test_modules_are_joined_each_in_a_function_of_its_own() -> None:
    """Names that two of them share do not meet, a shared one is there once, and each starts where it is needed."""
    sources = {
        "one.js": 'import { twice } from "./number.js";\nconst said = twice(1);\n',
        "two.js": 'import { twice } from "./number.js";\nconst said = twice(2);\n',
        "number.js": "const said = 2;\nexport function twice(it) {\n  return it * said;\n}\n",
    }
    assert joined({"one.js": "", "two.js": "[data-two]"}, sources) == (
        "const{twice}=(()=>{const said=2;function twice(it){return it*said;}\nreturn{twice};})();"
        "(async()=>{const said=twice(1);})();"
        "if(document.querySelector('[data-two]'))(async()=>{const said=twice(2);})();\n"
    )


def test_a_module_comes_after_those_that_it_imports() -> None:
    """Also those of those."""
    sources = {
        "page.js": 'import { b } from "./b.js";\nb();\n',
        "b.js": 'import { a } from "./a.js";\nexport const b = () => a;\n',
        "a.js": "export const a = 1;\n",
    }
    script = joined({"page.js": ""}, sources)
    assert script.index("const{a}") < script.index("const{b}") < script.index("b();")


@pytest.mark.parametrize("line", ['import * as all from "./b.js";', 'import "./b.js";', "export default 1;"])
def test_another_form_of_import_or_export_is_an_error(line: str) -> None:
    """It would be left in the middle of a function, where no browser takes it."""
    with pytest.raises(ValueError, match=re.escape(f"page.js: scripts are not joined over “{line}”")):
        joined({"page.js": ""}, {"page.js": f"{line}\n"})


# --- styles


@pytest.mark.parametrize(
    "rule",
    [
        ".md-typeset p{margin:0}",
        "[dir=rtl] .md-typeset ul:not([hidden]){margin:0}",
        ".md-typeset code:not(.focus-visible){outline:none}",
        ".md-typeset :is(.md-header,p){margin:0}",
        ".md-typeset td:not([align]){margin:0}",
        "@media print{.md-typeset a:after{color:red}}",
        "@page{margin:25mm}",
    ],
)
def test_what_can_fit_a_page_stays(rule: str) -> None:
    """Our one class of Material's, elements, attributes of HTML; what is ruled out need not be there."""
    assert cut(rule).replace("\n", "") == rule


@pytest.mark.parametrize(
    "rule",
    [
        ".md-header{color:red}",
        ".md-typeset .admonition p{color:red}",
        "#search{color:red}",
        "[data-md-color-scheme=slate]{color:red}",
        ".md-typeset :is(.tabbed-set,.grid) p{color:red}",
        "@media print{.md-header{color:red}}",
        "@keyframes pulse{0%{opacity:0}}",
        '@charset "UTF-8";',
    ],
)
def test_what_cannot_goes(rule: str) -> None:
    """Classes, names and attributes that no page has; animations."""
    assert cut(rule) == ""


def test_one_of_several_selectors_goes_alone() -> None:
    """The others keep the rule."""
    assert cut(".md-header,.md-typeset h1{color:red}") == ".md-typeset h1{color:red}\n"


def test_variables_stay_that_a_rule_uses() -> None:
    """Also by way of another variable, and those that the other sheet uses."""
    sheet = ":root{--a:var(--b);--b:1px;--c:2px;--d:3px;--e:var(--c)}p{margin:var( --a )}.md-header{color:var(--e)}"
    assert cut(sheet) == ":root{--a:var(--b);--b:1px}\np{margin:var( --a )}\n"
    assert "--d:3px" in cut(sheet, "p { padding: var(--d) }")


def test_what_is_for_paper_holds_on_paper_alone() -> None:
    """In the same file: one request less."""
    assert one_sheet([], "p { margin: 0 } /* why */", "p { color: #000 }") == "p{margin:0}@media print{p{color:#000}}\n"


def test_of_materials_sheet_a_tenth_is_left() -> None:
    """The part for text, with the variables of its palette that we set; its pictures of icons go, but for a few."""
    (sheet,) = (path.read_text("utf-8") for path in MATERIAL)
    left = cut(sheet, SOURCES["directory.css"])
    assert len(left) < len(sheet) / 8
    assert ".md-typeset blockquote" in left
    assert "--md-typeset-a-color" in left
    assert left.count("url(") <= 3
