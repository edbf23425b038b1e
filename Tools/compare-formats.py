#!/usr/bin/env python3
"""Simulates the same drives in every recorder's format, analyses each, and prints how far the sections are from the wide log's.

Usage: Tools/compare-formats.py [PROGRAM] [METRES]     (default: .build/release/roughness, a straight road of 3000 m)
Ends with 1 when a format gives other sections, or differs by more than 2 %.
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

PROGRAM = sys.argv[1] if len(sys.argv) > 1 else ".build/release/roughness"
METRES = sys.argv[2] if len(sys.argv) > 2 else "3000"
LIMIT = 0.02


def run(*arguments):
    return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True)


def formats():
    text = re.sub(r"\s+", " ", run("simulate", "--help").stdout)
    return re.search(r"Recorder whose logs are written: (.*?)\. ", text).group(1).split(", ")


def sections(name, folder):
    drives = folder / name
    made = run("simulate", "--straight-road", METRES, "--speed-kmh", "30,50,70", "--vehicle-preset", "kei,van",
               "--seed", "5", "--quiet", "--force", "--format", name, "--output", str(drives))
    done = run("analyze", str(drives / "logs"), "--roads", str(drives / "network.geojson"), "--estimator", "inverse",
               "--output", "-")
    if made.returncode or done.returncode:
        return None, (made.stderr + done.stderr).strip()
    found = {}
    for feature in json.loads(done.stdout)["features"]:
        p = feature["properties"]
        found[p["road_id"], p["direction"], p["from_m"], p["to_m"]] = p["iri"]
    return found, ""


with tempfile.TemporaryDirectory() as scratch:
    folder = pathlib.Path(scratch)
    wide, fault = sections("wide", folder)
    if not wide:
        sys.exit(fault)
    failed = False
    print(f"{'format':26} {'sections':>8} {'same':>5} {'median %':>9} {'largest %':>10}")
    for name in formats():
        found, fault = sections(name, folder)
        if found is None:
            print(f"{name:26} {fault}")
            failed = True
            continue
        same = found.keys() == wide.keys() and all((found[k] is None) == (wide[k] is None) for k in wide)
        apart = sorted(abs(found[k] / wide[k] - 1) for k in wide if wide[k] and found.get(k))
        median, largest = apart[len(apart) // 2], apart[-1]
        failed |= not same or largest > LIMIT
        print(f"{name:26} {len(found):8} {'yes' if same else 'NO':>5} {100 * median:9.3f} {100 * largest:10.3f}")
sys.exit(failed)
