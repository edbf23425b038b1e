"""Reference geodesics on WGS 84 for Tests/RoadNetworksTests/Geodesy.

Oracle: geographiclib (Karney 2013, J. Geodesy 87, 43-55), accurate to 15 nanometres.
Run with: python3 geodesy.py   (pip install geographiclib)
Prints Swift literals: latitude and longitude of both ends, distance in metres, azimuth at the middle of the geodesic.
"""
import random
import sys

import geographiclib
from geographiclib.geodesic import Geodesic

print("// geographiclib", geographiclib.__version__, "python", sys.version.split()[0])
pairs = [
    # a town's vertices: metres to some kilometres
    (43.803300, 143.895400, 43.803400, 143.895500),
    (43.8033, 143.8954, 43.8123, 143.9054),
    (43.8033, 143.8954, 43.8933, 143.9854),
    (35.6, 139.7, 35.6, 139.79),
    (35.6, 139.7, 35.69, 139.7),
    (0.0, 0.0, 0.0, 0.09),
    (-0.04, 10.0, 0.05, 10.05),
    (-33.9, 151.2, -33.95, 151.15),
    (64.1, -21.9, 64.19, -21.81),
    (78.2, 15.6, 78.29, 15.69),
    (89.95, 10.0, 89.96, 10.09),
    # across the antimeridian
    (-16.5, 179.98, -16.52, -179.97),
    (65.0, -179.99, 65.05, 179.96),
    # long lines
    (43.0, 141.3, 35.7, 139.7),
    (35.7, 139.7, 51.5, -0.1),
    (-33.9, 18.4, 40.7, -74.0),
    (0.0, 0.0, 0.0, 100.0),
    (89.0, 0.0, 89.0, 170.0),
]
for a, b, c, d in pairs:
    g = Geodesic.WGS84.Inverse(a, b, c, d)
    line = Geodesic.WGS84.InverseLine(a, b, c, d)
    mid = line.Position(g["s12"] / 2)
    print(f"  ({a}, {b}, {c}, {d}, {g['s12']:.9f}, {mid['azi2'] % 360:.9f}),")

# The worst relative error that a local metric may have is searched by the test itself; these are random short lines.
r = random.Random(20250601)
print("// random short lines")
for _ in range(12):
    a, b = r.uniform(-75, 75), r.uniform(-180, 180)
    c, d = a + r.uniform(-0.03, 0.03), b + r.uniform(-0.03, 0.03)
    a, b, c, d = (round(x, 6) for x in (a, b, c, d))
    g = Geodesic.WGS84.Inverse(a, b, c, d)
    mid = Geodesic.WGS84.InverseLine(a, b, c, d).Position(g["s12"] / 2)
    print(f"  ({a}, {b}, {c}, {d}, {g['s12']:.9f}, {mid['azi2'] % 360:.9f}),")

# A made-up winding road of 40 vertices, long enough for the chainage's relative error to show.
print("// winding road: length")
import math

road = [(43.75 + 0.0021 * i + 0.0007 * math.sin(0.9 * i), 143.85 + 0.0017 * i - 0.0009 * math.cos(0.7 * i)) for i in range(40)]
road = [(round(a, 7), round(b, 7)) for a, b in road]
total = sum(Geodesic.WGS84.Inverse(*p, *q)["s12"] for p, q in zip(road, road[1:]))
print("  [" + ", ".join(f"({a}, {b})" for a, b in road) + "]")
print(f"  length {total:.9f}")
