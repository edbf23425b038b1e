#!/usr/bin/env python3
"""How well segments.csv agrees with a reference: Tools/agreement.py SEGMENTS REFERENCE [LENGTH] [--at-least R2]

Pieces of LENGTH metres (100) of which at least half is rated; per run and for all runs in one pot: n, r2 (squared
Pearson), the mean ratio, the mean absolute error in percent. With --at-least the exit status is 1 when the pot's r2 is
lower. Plain Python, nothing to install; REFERENCE has the columns road_id,direction,from_m,to_m,iri on a 10 m grid.
"""
import collections
import csv
import math
import sys


def pearson_squared(x, y):
    n = len(x)
    mx, my = sum(x) / n, sum(y) / n
    xy = sum((a - mx) * (b - my) for a, b in zip(x, y))
    xx, yy = sum((a - mx) ** 2 for a in x), sum((b - my) ** 2 for b in y)
    return xy * xy / (xx * yy) if xx > 0 and yy > 0 else float("nan")


def line(name, x, y):
    ratio = math.exp(sum(math.log(a / b) for a, b in zip(x, y)) / len(x))
    error = 100 * sum(abs(a / b - 1) for a, b in zip(x, y)) / len(x)
    r2 = pearson_squared(x, y)
    print(f"{name:32} n={len(x):4} r2={r2:.3f} ratio={ratio:.3f} error={error:.1f}%")
    return r2


def main(segments, reference, length, at_least):
    with open(reference, newline="", encoding="utf-8") as file:
        truth = {
            (r["road_id"], r["direction"], round(float(r["from_m"]))): float(r["iri"]) for r in csv.DictReader(file)
        }
    pieces = collections.defaultdict(list)
    with open(segments, newline="", encoding="utf-8") as file:
        for r in csv.DictReader(file):
            start = round(float(r["from_m"]))
            key = (r["road_id"], r["direction"], start)
            if key in truth:
                estimate = float(r["iri"]) if r["iri"] else None
                pieces[r["log"], key[0], key[1], start // length].append((estimate, truth[key]))
    runs = collections.defaultdict(lambda: ([], []))
    for (log, *_), cells in sorted(pieces.items()):
        rated = [(e, t) for e, t in cells if e is not None]
        if len(cells) >= 0.8 * length / 10 and 2 * len(rated) >= len(cells):
            for target, values in zip(runs[log], zip(*rated)):
                target.append(sum(values) / len(values))
    if not runs:
        sys.exit("no piece of road is in both files")
    for log, (x, y) in runs.items():
        line(log, x, y)
    r2 = line("all", [v for x, _ in runs.values() for v in x], [v for _, y in runs.values() for v in y])
    if at_least is not None and not r2 >= at_least:
        sys.exit(f"r2 = {r2:.3f}, at least {at_least} was expected")


if __name__ == "__main__":
    words = sys.argv[1:]
    bound = None
    if "--at-least" in words[:-1]:
        i = words.index("--at-least")
        bound = float(words[i + 1])
        del words[i : i + 2]
    if len(words) not in (2, 3):
        sys.exit(__doc__)
    main(words[0], words[1], int(words[2]) if len(words) == 3 else 100, bound)
