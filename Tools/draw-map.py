#!/usr/bin/env python3
"""Draws sections.geojson as an SVG map: Tools/draw-map.py result/sections.geojson > map.svg

Plain Python, nothing to install. For documents; people open sections.geojson in QGIS, which colours it itself.
Colours are Okabe & Ito's (safe for colour-blind readers); width says the class too.
"""
import json
import math
import sys
from html import escape

STYLE = {"I": ("#0072B2", 2.5), "II": ("#E69F00", 4), "III": ("#D55E00", 7), None: ("#999999", 1.5)}
WIDTH, HEIGHT, MARGIN = 900, 560, 24


def main(path):
    with open(path, encoding="utf-8") as file:
        features = json.load(file)["features"]
    points = [p for f in features for line in lines_of(f) for p in line]
    if not points:
        sys.exit(f"{path}: no sections to draw")
    south, north = min(p[1] for p in points), max(p[1] for p in points)
    west, east = min(p[0] for p in points), max(p[0] for p in points)
    squeeze = math.cos(math.radians((south + north) / 2))
    scale = min(
        (WIDTH - 2 * MARGIN) / max((east - west) * squeeze, 1e-9), (HEIGHT - 2 * MARGIN) / max(north - south, 1e-9)
    )

    def place(point, side):
        # Each direction is drawn on its own side of the road (left-hand traffic).
        x = MARGIN + (point[0] - west) * squeeze * scale + side[0]
        y = HEIGHT - MARGIN - (point[1] - south) * scale + side[1]
        return f"{x:.1f},{y:.1f}"

    width = math.ceil(2 * MARGIN + (east - west) * squeeze * scale)
    print(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {HEIGHT}" font-family="sans-serif">')
    print(f'<rect width="{width}" height="{HEIGHT}" fill="#ffffff"/>')
    for feature in sorted(features, key=lambda f: STYLE[f["properties"]["class"]][1]):
        colour, width = STYLE[feature["properties"]["class"]]
        p = feature["properties"]
        title = f'{p["road_name"] or p["road_id"]} {p["from_m"]:.0f}–{p["to_m"]:.0f} m, IRI {p["iri"]}'
        for line in lines_of(feature):
            dx, dy = (line[-1][0] - line[0][0]) * squeeze, line[-1][1] - line[0][1]
            length = math.hypot(dx, dy) or 1
            side = (-dy / length * 3, -dx / length * 3)
            drawn = " ".join(place(q, side) for q in line)
            print(
                f'<polyline points="{drawn}" fill="none" stroke="{colour}" stroke-width="{width}"'
                f' stroke-linecap="round"><title>{escape(title)}</title></polyline>'
            )
    for i, name in enumerate(["I", "II", "III"]):
        colour, width = STYLE[name]
        y = 24 + 20 * i
        print(f'<line x1="20" y1="{y}" x2="50" y2="{y}" stroke="{colour}" stroke-width="{width}"/>')
        print(f'<text x="58" y="{y + 5}" font-size="14">class {name}</text>')
    print("</svg>")


def lines_of(feature):
    geometry = feature["geometry"]
    return [geometry["coordinates"]] if geometry["type"] == "LineString" else geometry["coordinates"]


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
