"""districts.geojson: the borders of the districts, as GeoJSON (RFC 7946) has them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, Field


def _without_height(value: Any) -> Any:
    return value[:2] if isinstance(value, list) else value


Degrees = Annotated[float, Field(allow_inf_nan=False)]
Point = Annotated[tuple[Degrees, Degrees], BeforeValidator(_without_height)]
"""Longitude, then latitude (WGS 84): the other way round than in the data's positions."""
Ring = Annotated[tuple[Point, ...], Field(min_length=4)]
"""A closed line: the last point is the first one again."""
Part = Annotated[tuple[Ring, ...], Field(min_length=1)]
"""An outline, and the holes in it."""


class Polygon(BaseModel):
    """A district in one piece."""

    type: Literal["Polygon"]
    coordinates: Part

    @property
    def parts(self) -> tuple[Part, ...]:
        """The one piece."""
        return (self.coordinates,)


class MultiPolygon(BaseModel):
    """A district in several pieces."""

    type: Literal["MultiPolygon"]
    coordinates: Annotated[tuple[Part, ...], Field(min_length=1)]

    @property
    def parts(self) -> tuple[Part, ...]:
        """The pieces."""
        return self.coordinates


class Feature(BaseModel):
    """A district's borders, and properties, one of which names it."""

    type: Literal["Feature"]
    properties: dict[str, Any]
    geometry: Annotated[Polygon | MultiPolygon, Field(discriminator="type")]


class FeatureCollection(BaseModel):
    """The whole file. Each feature is validated by itself, so that one fault hides no other."""

    type: Literal["FeatureCollection"]
    features: list[Any]
