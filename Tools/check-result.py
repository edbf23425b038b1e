#!/usr/bin/env python3
"""Checks a folder that `roughness analyze` wrote, file by file, against the program's contract.

    Tools/check-result.py DIR

Strict on purpose: JSON without NaN and without duplicate keys, RFC 7946, exact columns, a sorted ranking that agrees
with the map, true hashes. Uses Python's standard library only (3.9 and later). Prints every fault, exit 1 if there is one.
"""

import csv
import gzip
import hashlib
import io
import json
import os
import re
import sys
import xml.etree.ElementTree as ElementTree
import zipfile

SECTION = (
    "id road_id road_name road_class direction from_m to_m iri iri_low iri_high iri_max class share_iii calibrated "
    "runs vehicles events speed_kmh coverage run_sd trend first_date last_date confidence aadt importance priority "
    "rank action photo"
).split()
TABLES = {
    "segments.csv": "log,vehicle,road_id,direction,from_m,to_m,iri_raw,iri,speed_kmh,coverage,excluded",
    "ranking.csv": (
        "rank,section_id,road_id,road_name,road_class,direction,from_m,to_m,length_m,start_lat,start_lon,end_lat,"
        "end_lon,iri,iri_low,iri_high,iri_max,class,share_iii,events,runs,vehicles,last_date,speed_kmh,coverage,"
        "run_sd,confidence,trend,condition,traffic,importance,priority,reason,action,photo"
    ),
    "packages.csv": "package_id,road_id,direction,from_m,to_m,length_m,area_m2,share_iii,priority,cost",
    "runs.csv": (
        "log,label,format,vehicle,calibrated,rows,rows_dropped,duration_s,distance_m,matched,rated_m,rate_hz,"
        "speed_kmh,iri_median,findings"
    ),
    "findings.csv": "log,line,column,start_s,end_s,kind,severity,count,text",
    "events.csv": (
        "id,road_id,direction,chainage_m,lat,lon,kind,height_mm,severity,runs,first_date,last_date,confidence,status,photo"
    ),
}
# Decimals of every numeric column; None: a whole number. All other columns are text.
NUMBERS = {
    "from_m": 1, "to_m": 1, "length_m": 1, "iri_raw": 3, "iri": 3, "iri_low": 3, "iri_high": 3, "iri_max": 3,
    "share_iii": 3, "speed_kmh": 1, "coverage": 3, "run_sd": 3, "trend": 3, "condition": 3, "traffic": 3,
    "importance": 3, "priority": 3, "start_lat": 7, "start_lon": 7, "end_lat": 7, "end_lon": 7, "duration_s": 3,
    "distance_m": 1, "matched": 3, "rated_m": 1, "rate_hz": 3, "iri_median": 3, "start_s": 3, "end_s": 3,
    "rank": None, "events": None, "runs": None, "vehicles": None, "rows": None, "rows_dropped": None,
    "chainage_m": 1, "lat": 7, "lon": 7, "height_mm": 1, "area_m2": 1, "cost": 0, "findings": None, "line": None, "count": None,
}  # fmt: skip
SHARES = {"share_iii", "coverage", "condition", "traffic", "importance", "matched"}
HIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def visible(text):
    """The text as tables show it: control pictures for control characters, [U+202E] for direction marks."""
    picture = {**{chr(c): chr(0x2400 + c) for c in range(32)}, "\x7f": "\u2421"}
    return HIDDEN.sub(
        lambda m: picture.get(m.group(), f"[U+{ord(m.group()):04X}]"), text.replace("\n", picture["\n"])
    )


faults = []


def fault(place, text):
    faults.append(f"{place}: {text}")


def text_of(path):
    with open(path, "rb") as file:
        data = file.read()
    if data.startswith(b"\xef\xbb\xbf"):
        fault(path, "begins with a byte order mark")
    if data and not data.endswith(b"\n"):
        fault(path, "does not end with a line feed")
    text = data.decode("utf-8")
    hidden = HIDDEN.search(text)
    if hidden:
        fault(path, f"holds the hidden character U+{ord(hidden.group()):04X}")
    return text


def strict_json(path):
    def members(pairs):
        names = [name for name, _ in pairs]
        if len(set(names)) != len(names):
            raise ValueError(f"duplicate key among {names}")
        return dict(pairs)

    def constant(word):
        raise ValueError(f"{word} is no JSON")

    try:
        return json.loads(text_of(path), object_pairs_hook=members, parse_constant=constant)
    except (ValueError, RecursionError) as error:
        sys.exit(f"{path}: {error}")


def check_position(place, position):
    if not (isinstance(position, list) and len(position) == 2):
        return fault(place, f"the position {position} is no pair")
    longitude, latitude = position
    if not all(isinstance(x, float) for x in position):
        fault(place, f"the position {position} holds no decimals")
    if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
        fault(place, f"the position {position} is out of range")


def check_lines(place, geometry):
    if not isinstance(geometry, dict) or set(geometry) != {"type", "coordinates"}:
        return fault(place, "the geometry is no line")
    kind = geometry["type"]
    lines = {"LineString": [geometry["coordinates"]], "MultiLineString": geometry["coordinates"]}.get(kind)
    if lines is None:
        return fault(place, f"the geometry is a {kind}")
    if kind == "MultiLineString" and len(lines) < 2:
        fault(place, "a MultiLineString of one piece")
    for line in lines:
        if len(line) < 2:
            fault(place, "a line of fewer than two positions")
        for position in line:
            check_position(place, position)
        for a, b in zip(line, line[1:]):
            if abs(a[0] - b[0]) > 180:
                fault(place, "a line crosses the antimeridian uncut (RFC 7946 3.1.9)")


def check_point(place, geometry):
    if not isinstance(geometry, dict) or set(geometry) != {"type", "coordinates"} or geometry["type"] != "Point":
        return fault(place, "the geometry is no point")
    check_position(place, geometry["coordinates"])


def check_collection(path, check_feature, check_geometry=check_lines):
    tree = strict_json(path)
    if set(tree) != {"type", "features"} or tree["type"] != "FeatureCollection":
        fault(path, f"is no plain FeatureCollection: {sorted(tree)}")
        return []
    lines = text_of(path).split("\n")
    if len([line for line in lines if line.startswith('{"type":"Feature"')]) != len(tree["features"]):
        fault(path, "not one feature a line")
    coordinate = re.compile(r"-?\d+\.\d{7}")
    for number, feature in enumerate(tree["features"], 2):
        place = f"{path}:{number}"
        if set(feature) != {"type", "properties", "geometry"} or feature["type"] != "Feature":
            fault(place, f"is no Feature: {sorted(feature)}")
            continue
        check_geometry(place, feature["geometry"])
        written = lines[number - 1].rpartition('"coordinates":')[2]
        for word in re.findall(r"-?[0-9.eE+]+", written):
            if not coordinate.fullmatch(word):
                fault(place, f"the coordinate {word} has not 7 decimals")
        check_feature(place, feature["properties"])
    return [feature["properties"] for feature in tree["features"]]


def check_section(place, p):
    if list(p) != SECTION:
        return fault(place, f"the properties are {list(p)}")
    for name, kind in {
        "id": str, "road_id": str, "direction": str, "confidence": str, "calibrated": bool, "runs": int,
        "vehicles": int, "from_m": float, "to_m": float, "coverage": float,
    }.items():  # fmt: skip
        if type(p[name]) is not kind:
            fault(place, f"{name} is {p[name]!r}, not {kind.__name__}")
            return
    for name in ["iri", "iri_low", "iri_high", "iri_max", "share_iii", "speed_kmh", "run_sd", "trend", "importance"]:
        if p[name] is not None and type(p[name]) is not float:
            fault(place, f"{name} is {p[name]!r}, not a decimal number or null")
            return
    if p["direction"] not in ("forward", "backward"):
        fault(place, f"the direction is {p['direction']!r}")
    if p["confidence"] not in ("high", "medium", "low"):
        fault(place, f"the confidence is {p['confidence']!r}")
    if p["class"] not in (None, "I", "II", "III"):
        fault(place, f"the class is {p['class']!r}")
    if not p["from_m"] < p["to_m"]:
        fault(place, f"from_m {p['from_m']} is not below to_m {p['to_m']}")
    if not 0 <= p["coverage"] <= 1:
        fault(place, f"the coverage is {p['coverage']}")
    if (p["iri"] is None) != (p["class"] is None):
        fault(place, "an estimate and a class come together")
    if p["iri"] is not None:
        if p["iri"] <= 0:
            fault(place, f"the IRI is {p['iri']}")
        for low, high in [("iri_low", "iri"), ("iri", "iri_high")]:
            if p[low] is not None and p[high] is not None and p[low] > p[high]:
                fault(place, f"{low} {p[low]} is above {high} {p[high]}")
    if p["runs"] < 1:
        fault(place, "no run, but undriven sections are omitted")
    for name in ("first_date", "last_date"):
        if p[name] is not None and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", p[name]):
            fault(place, f"{name} is {p[name]!r}")


def check_sections(path):
    sections = check_collection(path, check_section)
    ids = [p["id"] for p in sections]
    if len(set(ids)) != len(ids):
        fault(path, "ids are not unique")
    if not sections:
        fault(path, "holds no section")
    if not any(p["iri"] is not None for p in sections):
        fault(path, "holds no estimate")
    return {p["id"]: p for p in sections}


def check_derived_road(place, p):
    if list(p) != ["id", "name"] or not all(isinstance(value, str) and value for value in p.values()):
        fault(place, f"the properties are {p}")


def check_table(path, columns):
    text = text_of(path)
    if "\r" in text:
        fault(path, "holds carriage returns")
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    if not rows or ",".join(rows[0]) != columns:
        fault(path, f"the columns are {','.join(rows[0]) if rows else 'missing'}")
        return []
    names = rows[0]
    records = []
    for number, row in enumerate(rows[1:], 2):
        place = f"{path}:{number}"
        if len(row) != len(names):
            fault(place, f"{len(row)} cells, {len(names)} columns")
            continue
        for name, cell in zip(names, row):
            if name not in NUMBERS:
                if cell[:1] in ("=", "+", "-", "@", "\t"):
                    fault(place, f"{name}: {cell!r} would be a formula")
            elif cell:
                decimals = NUMBERS[name]
                pattern = r"\d+" if not decimals else rf"-?\d+\.\d{{{decimals}}}"
                if not re.fullmatch(pattern, cell):
                    fault(place, f"{name}: {cell!r} is no number with {decimals or 0} decimals")
                elif name in SHARES and not 0 <= float(cell) <= 1:
                    fault(place, f"{name}: {cell} is no share")
        records.append(dict(zip(names, row)))
    return records


def check_ranking(path, records, sections):
    if [r["rank"] for r in records] != [str(i + 1) for i in range(len(records))]:
        fault(path, "ranks do not run 1, 2, 3 …")
    ranked = {id for id, p in sections.items() if p["rank"] is not None}
    listed = {r["section_id"] for r in records}
    if ranked != listed:
        fault(path, f"{len(ranked ^ listed)} sections are ranked in one file and not in the other")
    priorities = [float(r["priority"]) for r in records if r["priority"]]
    if priorities != sorted(priorities, reverse=True) or len(priorities) != len(records):
        fault(path, "priorities are missing or not in falling order")
    for number, record in enumerate(records, 2):
        p = sections.get(record["section_id"])
        if p is None:
            continue
        for name in set(SECTION) & set(record):
            value = p[name]
            written = record[name].removeprefix("'") if name not in NUMBERS else record[name]
            same = (
                written == "" if value is None
                else float(written or "nan") == value if name in NUMBERS
                else written == visible(value)
            )  # fmt: skip
            if not same:
                fault(f"{path}:{number}", f"{name} is {record[name]!r}, the map says {value!r}")
        if not record["reason"]:
            fault(f"{path}:{number}", "no reason")


def check_events(events, records, sections, configuration):
    """Sections count their new events, and priorities follow from what is printed."""
    ends = {}
    for p in sections.values():
        track = (p["road_id"], p["direction"])
        ends[track] = max(ends.get(track, 0), p["to_m"])
    for record in records:
        p = sections.get(record["section_id"])
        if p is None or p["events"] is None:
            continue
        track = (p["road_id"], p["direction"])
        end = p["to_m"] if p["to_m"] < ends[track] else float("inf")
        inside = [
            e for e in events
            if (visible(p["road_id"]), p["direction"]) == (e["road_id"].removeprefix("'"), e["direction"])
            and e["status"] == "new" and p["from_m"] <= float(e["chainage_m"]) < end
        ]  # fmt: skip
        if len(inside) != p["events"]:
            fault("ranking.csv", f"{record['section_id']} has {p['events']} events, events.csv {len(inside)}")
        worst = max((float(e["severity"]) for e in inside), default=0)
        weights = configuration["ranking"]
        term = lambda name: float(record[name]) if record[name] else weights["missingTerm"]
        expected = 100 * max(float(record["condition"]), worst) * (
            weights["base"] + weights["trafficWeight"] * term("traffic") + weights["importanceWeight"] * term("importance")
        )
        if abs(expected - float(record["priority"])) > 0.051:
            fault("ranking.csv", f"{record['section_id']} has the priority {record['priority']}, {expected:.3f} follows")


def check_map(path, records, table, geometry=check_lines):
    """A map says what its table says."""
    columns = TABLES[table].split(",")

    def check(place, p):
        if list(p) != columns:
            fault(place, f"the properties are {list(p)}")

    features = check_collection(path, check, geometry)
    for number, (p, record) in enumerate(zip(features, records), 2):
        for name in columns:
            value, written = p[name], record[name]
            same = (
                float(written or "nan") == value if isinstance(value, (int, float))
                else written.removeprefix("'") == visible(value or "")
            )  # fmt: skip
            if not same:
                fault(f"{path}:{number}", f"{name} is {value!r}, the table says {written!r}")
    if len(features) != len(records):
        fault(path, f"{len(features)} features, {len(records)} in the table")


def check_workbook(path, records):
    """Every part is well-formed; the sheet with all columns holds the table, typed."""
    sheet = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    with zipfile.ZipFile(path) as archive:
        damaged = archive.testzip()
        if damaged:
            fault(path, f"{damaged} is damaged")
        parts = {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist()}
    rows = parts["xl/worksheets/sheet2.xml"].findall(f".//{sheet}row")
    columns = TABLES["ranking.csv"].split(",")

    def cells(row):
        found = {}
        for cell in row.findall(f"{sheet}c"):
            letters = re.match(r"[A-Z]+", cell.get("r")).group()
            index = 0
            for letter in letters:
                index = 26 * index + ord(letter) - 64
            text = cell.find(f"{sheet}is/{sheet}t")
            number = cell.find(f"{sheet}v")
            found[columns[index - 1]] = text.text if text is not None else float(number.text)
        return found

    if [cells(rows[0]).get(name) for name in columns] != columns:
        fault(path, "the heading of the second sheet is not that of ranking.csv")
    if len(rows) - 1 != len(records):
        fault(path, f"{len(rows) - 1} rows, {len(records)} in ranking.csv")
    for number, (row, record) in enumerate(zip(rows[1:], records), 2):
        found = cells(row)
        for name in columns:
            written = record[name]
            if name == "last_date":
                same = isinstance(found.get(name, 0.0), float) and (name in found) == bool(written)
            elif name in NUMBERS:
                same = found.get(name) == (float(written) if written else None)
            else:
                # The apostrophe that keeps a table's text from being a formula is not needed in a typed cell.
                same = (found.get(name) or "") in (written, written.removeprefix("'"))
            if not same:
                fault(f"{path}:{number}", f"{name} is {found.get(name)!r}, ranking.csv says {written!r}")


def check_report(path, sections):
    """The page's data block is strict JSON that nothing can end early, and holds every section."""
    text = text_of(path)
    block = re.search(r'<script type="application/json" id="data">\n(.*?)</script>', text, re.DOTALL)
    if not block or "<" in block.group(1):
        return fault(path, "the data block is missing or holds markup")
    shown = json.loads(block.group(1))["sections"]
    table = text.find("const words = ")
    if table < 0:
        return fault(path, "the table of words is missing")
    words = json.JSONDecoder().raw_decode(text, table + len("const words = "))[0]
    words = words[re.search(r'<html lang="(\w+)"', text)[1]]

    def said(key, *values):
        """What the page makes of a phrase: a key with its values, as its script does."""
        return re.sub(r"\{(word)?(\d)\}", lambda m: said(values[int(m[2])]) if m[1] else values[int(m[2])], words[key])

    if {s["id"] for s in shown} != set(sections):
        fault(path, f"shows {len(shown)} sections, the map has {len(sections)}")
    for section in shown:
        p = sections.get(section["id"], {})
        for name in set(section) & set(SECTION):
            written = visible(p[name]) if isinstance(p.get(name), str) else p.get(name)
            here = said(*section[name]) if name == "action" else section[name]
            if here != written:
                fault(path, f"{section['id']}: {name} is {here!r}, the map says {p.get(name)!r}")
    if "default-src 'none'" not in text or re.search(r'(src|href)="?https?:', text.split("<script")[0]):
        fault(path, "has no content security policy or asks for something from the web")


def check_manifest(folder, path, sections):
    manifest = strict_json(path)
    # These three are only there when there is something to say.
    members = [name for name in manifest if name not in ("vehicles", "reading", "widths", "roads")]
    if members != ["tool", "calibrated", "counts", "inputs", "runs", "files", "configuration"]:
        fault(path, f"the members are {list(manifest)}")
        return
    if manifest["tool"].get("name") != "roughness":
        fault(path, "is not of this program")
    if manifest["calibrated"] and not all(p["calibrated"] for p in sections.values()):
        fault(path, "says calibrated, a section does not")
    if not manifest["inputs"] or not manifest["configuration"]:
        fault(path, "inputs or configuration are empty")
    for entry in manifest["inputs"] + manifest["files"]:
        if not re.fullmatch(r"[0-9a-f]{64}", entry["sha256"]):
            fault(path, f"the hash of {entry['name']} is {entry['sha256']!r}")

    listed = {entry["name"]: entry for entry in manifest["files"]}
    present = {name for name in os.listdir(folder) if not name.startswith(".")} - {"manifest.json"}
    if set(listed) != present:
        fault(path, f"lists {sorted(listed)}, the folder holds {sorted(present)}")
    for name in set(listed) & present:
        with open(os.path.join(folder, name), "rb") as file:
            data = file.read()
        if hashlib.sha256(data).hexdigest() != listed[name]["sha256"] or len(data) != listed[name]["bytes"]:
            fault(path, f"{name} is not what was written")
    for entry in manifest["inputs"]:
        # A log is known by the hash of its decompressed bytes; names are relative, so not all can be found from here.
        if os.path.isfile(entry["name"]):
            with open(entry["name"], "rb") as file:
                data = file.read()
            if data[:2] == b"\x1f\x8b":
                data = gzip.decompress(data)
            if hashlib.sha256(data).hexdigest() != entry["sha256"]:
                fault(path, f"the input {entry['name']} has another hash")

    def walk(value):
        if isinstance(value, str) and value.startswith("/"):
            fault(path, f"holds the absolute path {value!r}")
        for child in value.values() if isinstance(value, dict) else value if isinstance(value, list) else []:
            walk(child)

    walk(manifest)


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder = sys.argv[1]

    def path(name):
        return os.path.join(folder, name)

    for name in ["sections.geojson", "packages.geojson", "events.geojson", "ranking.xlsx", "report.html", "manifest.json", *TABLES]:
        if not os.path.isfile(path(name)):
            sys.exit(f"{path(name)}: missing")
    leftovers = [name for name in os.listdir(folder) if name.startswith(".roughness-staged")]
    if leftovers:
        fault(folder, f"staged files were left: {leftovers}")

    sections = check_sections(path("sections.geojson"))
    tables = {name: check_table(path(name), columns) for name, columns in TABLES.items()}
    check_ranking(path("ranking.csv"), tables["ranking.csv"], sections)
    check_map(path("packages.geojson"), tables["packages.csv"], "packages.csv")
    check_map(path("events.geojson"), tables["events.csv"], "events.csv", check_point)
    manifest = strict_json(path("manifest.json"))
    check_events(tables["events.csv"], tables["ranking.csv"], sections, manifest["configuration"])
    check_report(path("report.html"), sections)
    check_workbook(path("ranking.xlsx"), tables["ranking.csv"])
    if not tables["segments.csv"] or not tables["runs.csv"]:
        fault(folder, "segments.csv or runs.csv holds no record")
    if os.path.exists(path("roads.geojson")):
        check_collection(path("roads.geojson"), check_derived_road)
    if os.path.exists(path("sections.qml")):
        ElementTree.parse(path("sections.qml"))
    check_manifest(folder, path("manifest.json"), sections)

    for line in faults[:50]:
        print(line, file=sys.stderr)
    if faults:
        sys.exit(f"{folder}: {len(faults)} faults")
    counts = ", ".join(f"{len(records)} in {name}" for name, records in tables.items())
    print(f"{folder}: {len(sections)} sections, {counts}: all as the contract says")


main()
