"""From the metres of official maps to degrees."""

from __future__ import annotations

import math

# GRS 80, the ellipsoid of ETRS89; the difference to WGS 84's is below a tenth of a millimetre.
_AXIS, _FLATTENING = 6378137.0, 1 / 298.257222101
_SCALE, _FALSE_EASTING = 0.9996, 500_000.0
_N = _FLATTENING / (2 - _FLATTENING)
_RADIUS = _AXIS / (1 + _N) * (1 + _N**2 / 4 + _N**4 / 64)
_BETA = (_N / 2 - 2 / 3 * _N**2 + 37 / 96 * _N**3, _N**2 / 48 + _N**3 / 15, 17 / 480 * _N**3)
_DELTA = (2 * _N - 2 / 3 * _N**2 - 2 * _N**3, 7 / 3 * _N**2 - 8 / 5 * _N**3, 56 / 15 * _N**3)


def from_utm(east: float, north: float, meridian: float) -> tuple[float, float]:
    """Longitude and latitude in degrees of a UTM position in metres; ``meridian`` is the zone's middle in degrees.

    Krüger's series to the third order (L. Krüger 1912): exact to a millimetre within the zone.
    """
    xi, eta = north / (_SCALE * _RADIUS), (east - _FALSE_EASTING) / (_SCALE * _RADIUS)
    turns = list(enumerate(_BETA, 1))
    xi_ = xi - sum(beta * math.sin(2 * j * xi) * math.cosh(2 * j * eta) for j, beta in turns)
    eta_ = eta - sum(beta * math.cos(2 * j * xi) * math.sinh(2 * j * eta) for j, beta in turns)
    chi = math.asin(math.sin(xi_) / math.cosh(eta_))
    lat = chi + sum(delta * math.sin(2 * j * chi) for j, delta in enumerate(_DELTA, 1))
    lon = math.atan2(math.sinh(eta_), math.cos(xi_))
    return meridian + math.degrees(lon), math.degrees(lat)
