"""A city's open data → districts.geojson, on a small made-up city."""

from __future__ import annotations

import io
import json
import sys
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from making import city
from network_directory.__main__ import main
from network_directory.coordinates import from_utm
from network_directory.districts_file import MAX_BYTES, districts_file
from network_directory.loading import load_vocabulary
from network_directory.model import Vocabulary
from network_directory.problems import Words
from network_directory.progress import Progress

# Two districts side by side, the border between them wavy by 10 m and bent once by 900 m; metres of EPSG:25832.
WAVY = [(371_000 + (10 if step % 2 else 0) + (900 if step == 20 else 0), 5_670_000 + 100 * step) for step in range(41)]
WEST = [(368_000, 5_670_000), *WAVY, (368_000, 5_674_000), (368_000, 5_670_000)]
EAST = [(374_000, 5_670_000), *WAVY, (374_000, 5_674_000), (374_000, 5_670_000)]


class _Listener(Progress):
    """Keeps all that is told."""

    def __init__(self) -> None:
        super().__init__(None)
        self.told: list[str] = []

    def tell(self, doing: Words) -> None:
        """Keep it."""
        self.told.append(doing.say())


@pytest.fixture
def vocabulary(tmp_path: Path) -> Vocabulary:
    """The base city's: Nord and Süd."""
    return load_vocabulary(city(tmp_path))


def _written(folder: Path, *named: tuple[str, list[tuple[int, int]]], crs: str = "urn:ogc:def:crs:EPSG::25832") -> str:
    features = [
        {
            "type": "Feature",
            "properties": {"objectid": number, "bezirk": name},
            "geometry": {"type": "Polygon", "coordinates": [ring]},
        }
        for number, (name, ring) in enumerate(named)
    ]
    whole = {"type": "FeatureCollection", "features": features} | (
        {"crs": {"type": "name", "properties": {"name": crs}}} if crs else {}
    )
    file = folder / "open.geojson"
    file.write_text(json.dumps(whole), "utf-8")
    return str(file)


def _rings(text: str) -> dict[str, list[list[float]]]:
    features: list[Any] = json.loads(text)["features"]
    return {item["properties"]["district"]: item["geometry"]["coordinates"][0] for item in features}


@pytest.mark.parametrize(
    ("east", "north", "meridian", "lon", "lat"),
    [
        (393_500, 5_708_000, 9, 7.465219111, 51.513075704),
        (300_000, 5_300_000, 9, 6.327945222, 47.822235621),
        (390_000, 5_820_000, 15, 13.378811770, 52.518995313),
    ],
)
def test_metres_of_official_maps_become_degrees(east: int, north: int, meridian: int, lon: float, lat: float) -> None:
    """Expected are the values of PROJ 9 for EPSG:25832 and 25833; 1e-8 of a degree is a millimetre."""
    assert from_utm(east, north, meridian) == pytest.approx((lon, lat), abs=1e-8)


def test_what_the_map_does_not_need_is_left_out(tmp_path: Path, vocabulary: Vocabulary) -> None:
    """Of 44 points ten are left; a line for each district, by id; degrees to five decimals."""
    text, missing = districts_file(_written(tmp_path, ("Süd", EAST), ("NORD", WEST)), vocabulary)
    rings = _rings(text)
    assert (list(rings), missing) == (["nord", "sued"], [])
    assert [len(ring) for ring in rings.values()] == [10, 10]
    assert text.count("\n") == 4
    assert set(json.loads(text)["features"][0]["properties"]) == {"district"}
    lon, lat = from_utm(368_000, 5_670_000, 9)
    assert [round(lon, 5), round(lat, 5)] in rings["nord"]


def test_neighbours_keep_a_common_border(tmp_path: Path, vocabulary: Vocabulary) -> None:
    """Simplified together: no gap and no overlap comes up between them."""
    rings = _rings(districts_file(_written(tmp_path, ("Nord", WEST), ("Süd", EAST)), vocabulary)[0])
    common = {tuple(point) for point in rings["nord"]} & {tuple(point) for point in rings["sued"]}
    assert len(common) == 7
    lon, lat = from_utm(*WAVY[20], 9)
    assert (round(lon, 5), round(lat, 5)) in common, "the bend that can be seen is left"


def test_quarters_of_one_district_are_joined(tmp_path: Path, vocabulary: Vocabulary) -> None:
    """Cities often give a finer division; what the vocabulary does not name is left out and told."""
    text, missing = districts_file(_written(tmp_path, ("Nord", WEST), ("Nord", EAST), ("Mitte", EAST)), vocabulary)
    assert (list(_rings(text)), missing) == (["nord"], ["sued"])
    assert len(_rings(text)["nord"]) <= 7


@pytest.mark.parametrize(
    ("crs", "named", "message"),
    [
        ("", "Nord", "these coordinates are not degrees, and the file does not say EPSG:25832 or 25833"),
        ("EPSG:31467", "Nord", "these coordinates are not degrees, and the file does not say EPSG:25832 or 25833"),
        ("EPSG:25832", "Mitte", "no feature has a property with the name or id of a district of vocabulary.yaml"),
    ],
)
def test_what_cannot_be_used_is_refused(
    tmp_path: Path, vocabulary: Vocabulary, crs: str, named: str, message: str
) -> None:
    """With the reason."""
    with pytest.raises(ValueError, match=message):
        districts_file(_written(tmp_path, (named, WEST), crs=crs), vocabulary)


def test_only_safe_addresses_are_asked(vocabulary: Vocabulary) -> None:
    """Neither plain http nor the machine's own files by address."""
    for address in ("http://127.0.0.1/x.geojson", "file:///etc/passwd"):
        with pytest.raises(ValueError, match="the address must start with https://"):
            districts_file(address, vocabulary)


def test_a_data_set_from_the_network_is_read_to_its_limit_and_no_further(
    tmp_path: Path, vocabulary: Vocabulary, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In pieces, so that progress can be told; it is the same as from a file."""
    text = _written(tmp_path, ("Nord", WEST), ("Süd", EAST))
    answer = io.BytesIO(Path(text).read_bytes() + b" " * 200_000)
    monkeypatch.setattr(urllib.request, "urlopen", lambda address, timeout: answer)
    heard = _Listener()
    assert districts_file("https://city.example/x", vocabulary, heard) == districts_file(text, vocabulary)
    assert heard.told[0] == "fetching the borders: 0 MB"

    endless = io.BytesIO(b" " * (MAX_BYTES + 1_000_000))
    monkeypatch.setattr(urllib.request, "urlopen", lambda address, timeout: endless)
    with pytest.raises(ValueError, match="the data set has more than 50 MB"):
        districts_file("https://city.example/x", vocabulary, heard)
    assert heard.told[-1] == "fetching the borders: 50 MB"


def test_without_shapely_the_command_says_what_to_install(
    tmp_path: Path, vocabulary: Vocabulary, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is an extra: only this command needs it."""
    monkeypatch.setitem(sys.modules, "shapely", None)
    with pytest.raises(ValueError, match=r"this needs shapely: pip install network-directory\[geo\]"):
        districts_file(_written(tmp_path, ("Nord", WEST)), vocabulary)


def test_the_command_writes_a_file_that_passes_the_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A district without borders is told by both."""
    data = city(tmp_path, network={"bounds": ["51.0", "7.0", "51.3", "7.4"]})
    source = _written(tmp_path, ("Nord", WEST))
    assert main(["districts", source, "--to", str(data / "districts.geojson")]) == 0
    assert capsys.readouterr().err == "network-directory: no borders found for sued\n"
    assert main(["check", str(data), "--today", "2026-11-22", "--lang", "en"]) == 0
    assert "the file has no borders of “sued”" in capsys.readouterr().out


def test_the_command_tells_faults(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And writes nothing."""
    target = city(tmp_path) / "districts.geojson"
    (tmp_path / "open.geojson").write_text("no", "utf-8")
    assert main(["districts", str(tmp_path / "open.geojson"), "--to", str(target)]) == 2
    assert "this is not a GeoJSON FeatureCollection" in capsys.readouterr().err
    assert not target.exists()
