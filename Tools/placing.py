#!/usr/bin/env python3
"""How well runs are placed: Tools/placing.py PROGRAM [--seeds 1,2,3] [--runs N] [--sigma 3.5] [--outages] [--geometry]

Simulates drives through the town (a frontage road 30 m beside the highway, crossings, a winding road, both directions,
three cars), optionally takes the fixes of 20 s out of every 150 s, analyzes them, and compares records and sections with
the simulated truth (tracks.csv): share of the driven length on the right road and direction, sections of roads never
driven, mean error of chainage, share of the sections driven above 20 km/h that were rated. Plain Python.
"""
import argparse
import bisect
import csv
import importlib.util
import json
import pathlib
import subprocess
import tempfile

spec = importlib.util.spec_from_file_location("record", pathlib.Path(__file__).with_name("read-record.py"))
record = importlib.util.module_from_spec(spec)
spec.loader.exec_module(record)


def cut_outages(path):
    """Empties the position of 20 s in every 150 s, beginning with the second minute."""
    lines = path.read_text(encoding="utf-8").splitlines()
    header = lines[0].split(",")
    places = [i for i, name in enumerate(header) if name.split("_")[0] in ("lat", "lon", "speed", "heading", "acc")]
    places += [i for i, name in enumerate(header) if name.startswith(("gps", "hacc", "accuracy"))]
    start, out = None, [lines[0]]
    for line in lines[1:]:
        cells = line.split(",")
        time = float(cells[0])
        start = time if start is None else start
        if 60 <= (time - start) % 150 < 80:
            for i in places:
                cells[i] = ""
        out.append(",".join(cells))
    path.write_text("\n".join(out) + "\n", encoding="utf-8")


def truth(path):
    runs = {}
    with open(path, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            runs.setdefault(row["log"], []).append(
                (float(row["time_s"]), row["road_id"], row["direction"], float(row["chainage_m"]), float(row["speed_mps"]))
            )
    return runs


def places(passes, time):
    for p in passes:
        anchors = p["anchors"]
        if anchors[0][2] <= time <= anchors[-1][2]:
            k = min(len(anchors) - 1, max(1, bisect.bisect_left([a[2] for a in anchors], time)))
            (_, c0, t0, *_), (_, c1, t1, *_) = anchors[k - 1], anchors[k]
            yield p["road"], p["direction"], c0 + (c1 - c0) * (0 if t1 == t0 else min(1, max(0, (time - t0) / (t1 - t0))))


def figures(program, seed, runs, sigma, outages, geometry):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        sim, recs, out = folder / "sim", folder / "records", folder / "out"
        call = [program, "simulate", "--output", sim, "--seed", seed, "--runs", runs, "--gnss-sigma", sigma]
        call += ["--vehicle-preset", "kei,compact,van", "--quiet"]
        subprocess.run([str(c) for c in call], check=True)
        if outages:
            for log in (sim / "logs").iterdir():
                cut_outages(log)
        call = [program, "analyze", sim / "logs", "--roads", sim / "network.geojson", "--records", recs, "--output", out]
        if geometry:
            # The three cars differ by centimetres where it counts here.
            call += ["--config", sim / "geometry" / "compact.json"]
        subprocess.run([str(c) for c in call] + ["--quiet"], check=True)
        known = truth(sim / "tracks.csv")
        right = wrong = missing = errors = points = 0.0
        driven, fast = set(), {}
        for path in sorted(recs.glob("*.runrecord")):
            one = record.load(path, check=False)
            for time, road, direction, chainage, speed in known[one["log"]]:
                driven.add((road, direction))
                fast.setdefault((one["log"], road, direction, int(chainage // 100)), []).append((chainage, speed))
                if speed < 1:
                    continue
                found = list(places(one["passes"], time))
                hit = [f for f in found if f[:2] == (road, direction)]
                if hit:
                    right += speed
                    errors += abs(hit[0][2] - chainage)
                    points += 1
                elif found:
                    wrong += speed
                else:
                    missing += speed
        features = json.load(open(out / "sections.geojson", encoding="utf-8"))["features"]
        sections = [f["properties"] for f in features]
        strangers = [s["id"] for s in sections if (s["road_id"], s["direction"]) not in driven]
        rated = {(s["road_id"], s["direction"], int(s["from_m"] // 100)) for s in sections if s["iri"] is not None}
        wanted = set()
        for (_, road, direction, section), points_there in fast.items():
            low, high = min(c for c, _ in points_there), max(c for c, _ in points_there)
            # Driven through, above 20 km/h all along; the last piece of a road may be longer than 100 m.
            if high - low > 75 and min(s for _, s in points_there) * 3.6 > 20:
                wanted.add((road, direction, section))
        kept = {w for w in wanted if w in rated or (w[0], w[1], w[2] - 1) in rated}
        return right, wrong, missing, errors, points, strangers, len(kept), len(wanted)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--seeds", default="1,2,3")
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--sigma", type=float, default=3.5)
    parser.add_argument("--outages", action="store_true")
    parser.add_argument("--geometry", action="store_true", help="say where box and antenna are")
    options = parser.parse_args()
    totals = [0.0] * 5
    kept = wanted = 0
    strangers = []
    for seed in options.seeds.split(","):
        *sums, strange, k, w = figures(options.program, seed, options.runs, options.sigma, options.outages, options.geometry)
        totals = [a + b for a, b in zip(totals, sums)]
        kept, wanted, strangers = kept + k, wanted + w, strangers + strange
        print(f"seed {seed}: right {sums[0] / sum(sums[:3]):.4f}, error {sums[3] / sums[4]:.2f} m, rated {k}/{w}")
    right, wrong, missing, errors, points = totals
    driven = right + wrong + missing
    print(f"driven on the ledger: {driven / 1000:.1f} km; right road and direction {100 * right / driven:.2f} %")
    print(f"wrong {100 * wrong / driven:.2f} %, not placed {100 * missing / driven:.2f} %")
    print(f"sections of roads never driven: {len(strangers)} {strangers[:5]}")
    print(f"mean error of chainage: {errors / points:.2f} m")
    print(f"sections above 20 km/h that were rated: {100 * kept / max(1, wanted):.1f} % of {wanted}")


if __name__ == "__main__":
    main()
