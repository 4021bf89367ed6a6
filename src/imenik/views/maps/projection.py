"""Map projections for the world map and the Europe inset."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import cos, radians, sin, sqrt

from imenik.store.gazetteer import MapPoint

EARTH = 6371.0
"""The mean radius of the earth in kilometres."""


@dataclass(frozen=True)
class MapFrame:
    """A map: `name` is that of its file; `project` converts degrees north and east to kilometres."""

    name: str
    width: int
    height: int
    left: float
    top: float
    scale: float
    """Kilometres per unit of the map."""
    project: Callable[[float, float], MapPoint]

    def at(self, latitude: float, longitude: float) -> MapPoint:
        """The position of a place on the map; outside its width and height if the map does not show it."""
        right, up = self.project(latitude, longitude)
        return (right - self.left) / self.scale, (self.top - up) / self.scale

    def shows(self, point: MapPoint) -> bool:
        """Whether a point is on the map."""
        return 0 <= point[0] <= self.width and 0 <= point[1] <= self.height


CUT = -169.0
"""The meridian at which the world is cut, in the Bering Strait, so that no country is at both edges of the map."""


def natural_earth(latitude: float, longitude: float) -> MapPoint:
    """The Natural Earth projection (Šavrič, Jenny, Patterson 2011), which distorts shapes and areas little."""
    north, east = radians(latitude), radians((longitude - CUT) % 360 - 180)
    n2, n4 = north**2, north**4
    right = east * (0.8707 + n2 * -0.131979 + n4 * (-0.013791 + n4 * (0.003971 * n2 - 0.001529 * n4)))
    up = north * (1.007226 + n2 * (0.015085 + n4 * (-0.044475 + 0.028874 * n2 - 0.005916 * n4)))
    return right * EARTH, up * EARTH


def around_europe(latitude: float, longitude: float) -> MapPoint:
    """Lambert's azimuthal equal-area projection with the centre of EPSG 3035."""
    middle, north, east = radians(52), radians(latitude), radians(longitude - 10)
    nearness = sin(middle) * sin(north) + cos(middle) * cos(north) * cos(east)
    stretch = sqrt(2 / max(1 + nearness, 1e-9))
    right = stretch * cos(north) * sin(east)
    up = stretch * (cos(middle) * sin(north) - sin(middle) * cos(north) * cos(east))
    return right * EARTH, up * EARTH


WORLD = MapFrame("world", 2000, 895, left=-16600, top=8840, scale=16.95, project=natural_earth)
EUROPE = MapFrame("europe", 1990, 2045, left=-1780, top=2250, scale=2, project=around_europe)
