#!/usr/bin/env python3
"""How well runs are placed: Tools/placing.py PROGRAM [--seeds 1,2,3] [--runs N] [--sigma 3.5] [--outages] [--geometry]
[--cells] [--orders] [--all]

Simulates drives through the town (a frontage road 30 m beside the highway, crossings, a winding road, both directions,
three cars), optionally takes the fixes of 20 s out of every 150 s, analyzes them, and compares records and sections with
the simulated truth (tracks.csv): share of the driven length on the right road and direction, sections of roads never
driven, mean error of chainage, share of the sections driven above 20 km/h that were rated.

--cells adds the squared correlation of 10 m cells with the truth, three runs over 3 km with and without alignment, beside
runs at their true places. --orders merges five records in every order and in every grouping into folders and counts the
different results. --all does everything, at drifts of 2, 3.5 and 5 m with outages. Plain Python.
"""
import argparse
import bisect
import csv
import hashlib
import importlib.util
import itertools
import json
import pathlib
import shutil
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


def place_errors(passes, rows):
    """How far the anchors' chainages are from the truth at the anchors' times, in direction of travel, and what is stated.

    Between two seconds of the truth by Hermite's cubic; not between anchors, where a car that starts is not midway in time
    when it is midway."""
    times = [row[0] for row in rows]
    for p in passes:
        sign = 1 if p["direction"] == "forward" else -1
        for _, chainage, time, _, stated in p["anchors"]:
            k = bisect.bisect_left(times, time)
            if not 0 < k < len(rows) or rows[k][0] - rows[k - 1][0] > 1.5:
                continue
            (t0, *place0, c0, v0), (t1, *place1, c1, v1) = rows[k - 1], rows[k]
            if place0 != place1 or place0 != [p["road"], p["direction"]] or min(v0, v1) < 1:
                continue
            h = t1 - t0
            u = (time - t0) / h
            true = c0 * (1 + 2 * u) * (1 - u) ** 2 + c1 * u * u * (3 - 2 * u)
            true += sign * h * (v0 * u * (1 - u) ** 2 - v1 * u * u * (1 - u))
            yield sign * (chainage - true), stated


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
        right = wrong = missing = errors = points = squares = stated = 0.0
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
                elif found:
                    wrong += speed
                else:
                    missing += speed
            for error, deviation in place_errors(one["passes"], known[one["log"]]):
                errors += abs(error)
                squares += error * error
                stated += min(deviation, 99) ** 2
                points += 1
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
        return right, wrong, missing, errors, points, squares, stated, strangers, len(kept), len(wanted)


def run(*call):
    subprocess.run([str(c) for c in call] + ["--quiet"], check=True)


def simulate_road(program, folder, seed, sigma):
    """Three cars over 3 km; their records."""
    road = ["--straight-road", 3000, "--speed-kmh", 50, "--runs", 3, "--vehicle-preset", "kei,compact,van"]
    run(program, "simulate", "--output", folder / "sim", "--seed", seed, "--gnss-sigma", sigma, *road)
    run(program, "analyze", folder / "sim" / "logs", "--roads", folder / "sim" / "network.geojson",
        "--records", folder / "records", "--output", folder / "out")  # fmt: skip


def squared_correlation(pairs):
    n = len(pairs)
    a, b = sum(x for x, _ in pairs) / n, sum(y for _, y in pairs) / n
    ab = sum((x - a) * (y - b) for x, y in pairs)
    return ab * ab / sum((x - a) ** 2 for x, _ in pairs) / sum((y - b) ** 2 for _, y in pairs)


def cells(program, seed, sigma):
    """r² of 10 m cells without and with alignment."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        simulate_road(program, folder, seed, sigma)
        with open(folder / "sim" / "reference.csv", newline="", encoding="utf-8") as file:
            true = {(r["direction"], round(float(r["from_m"]))): float(r["iri"]) for r in csv.DictReader(file)}
        values = []
        for is_on in ("false", "true"):
            (folder / "settings.json").write_text('{"alignment": {"isOn": %s}}' % is_on, encoding="utf-8")
            run(program, "merge", folder / "records", "--roads", folder / "sim" / "network.geojson", "--config",
                folder / "settings.json", "--section-length", 10, "--output", folder / is_on)  # fmt: skip
            found = json.load(open(folder / is_on / "sections.geojson", encoding="utf-8"))["features"]
            found = [f["properties"] for f in found if f["properties"]["iri"] is not None]
            keyed = [(p["iri"], true.get((p["direction"], round(p["from_m"])))) for p in found if p["runs"] == 3]
            values.append(squared_correlation([(x, y) for x, y in keyed if y is not None]))
        return values


def partitions(items):
    if not items:
        yield []
        return
    for rest in partitions(items[1:]):
        yield [[items[0]]] + rest
        for i in range(len(rest)):
            yield rest[:i] + [[items[0]] + rest[i]] + rest[i + 1 :]


def orders(program, seed):
    """How many results five records give, merged in every order and grouping, the hash of all files counted."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        run(program, "simulate", "--output", folder / "sim", "--seed", seed, "--runs", 5)
        roads = folder / "sim" / "network.geojson"
        run(program, "analyze", folder / "sim" / "logs", "--roads", roads, "--records", folder / "records",
            "--output", folder / "out")  # fmt: skip
        records = sorted((folder / "records").glob("*.runrecord"))
        ways = [list(order) for order in itertools.permutations(records)]
        for number, groups in enumerate(partitions(records)):
            way = []
            for g, group in enumerate(groups):
                own = folder / f"grouped-{number}-{g}"
                own.mkdir()
                for path in group:
                    shutil.copy(path, own)
                way.append(own)
            ways.append(way)
        hashes = set()
        for way in ways:
            shutil.rmtree(folder / "merged", ignore_errors=True)
            run(program, "merge", *way, "--roads", roads, "--output", folder / "merged")
            digest = hashlib.sha256()
            for path in sorted((folder / "merged").iterdir()):
                # The manifest names the inputs as they were given.
                if path.name != "manifest.json":
                    digest.update(path.name.encode() + b"\0" + path.read_bytes())
            hashes.add(digest.hexdigest())
        return len(ways), hashes


def town(options, sigma, outages):
    totals = [0.0] * 7
    kept = wanted = 0
    strangers = []
    for seed in options.seeds.split(","):
        *sums, strange, k, w = figures(options.program, seed, options.runs, sigma, outages, options.geometry)
        totals = [a + b for a, b in zip(totals, sums)]
        kept, wanted, strangers = kept + k, wanted + w, strangers + strange
        print(f"seed {seed}: right {sums[0] / sum(sums[:3]):.4f}, error {sums[3] / sums[4]:.2f} m, rated {k}/{w}")
    right, wrong, missing, errors, points, squares, stated = totals
    driven = right + wrong + missing
    print(f"driven on the ledger: {driven / 1000:.1f} km; right road and direction {100 * right / driven:.2f} %")
    print(f"wrong {100 * wrong / driven:.2f} %, not placed {100 * missing / driven:.2f} %")
    print(f"sections of roads never driven: {len(strangers)} {strangers[:5]}")
    print(f"mean error of chainage: {errors / points:.2f} m; root mean square {(squares / points) ** 0.5:.2f} m, "
          f"stated {(stated / points) ** 0.5:.2f} m")  # fmt: skip
    print(f"sections above 20 km/h that were rated: {100 * kept / max(1, wanted):.1f} % of {wanted}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--seeds", default="1,2,3")
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--sigma", type=float, default=3.5)
    parser.add_argument("--outages", action="store_true")
    parser.add_argument("--geometry", action="store_true", help="say where box and antenna are")
    parser.add_argument("--cells", action="store_true", help="10 m cells with and without alignment")
    parser.add_argument("--orders", action="store_true", help="five records in every order and grouping")
    parser.add_argument("--all", action="store_true", help="everything")
    options = parser.parse_args()
    seeds = options.seeds.split(",")
    for sigma in (2.0, 3.5, 5.0) if options.all else (options.sigma,):
        outages = options.outages or options.all
        print(f"-- town, drift {sigma} m" + (", 20 s of fixes out of every 150 s taken out" if outages else ""))
        town(options, sigma, outages)
    if options.cells or options.all:
        print("-- 10 m cells of three runs, squared correlation with the truth: without alignment, with")
        for sigma in (0.01, 2, 5):
            values = [cells(options.program, seed, sigma) for seed in seeds]
            off, on = (sum(v[i] for v in values) / len(values) for i in (0, 1))
            print(f"drift {sigma} m{' (true places)' if sigma < 1 else ''}: {off:.3f}, {on:.3f}")
    if options.orders or options.all:
        count, hashes = orders(options.program, seeds[0])
        print(f"-- five records in {count} orders and groupings: {len(hashes)} result, {' '.join(sorted(hashes))}")


if __name__ == "__main__":
    main()
