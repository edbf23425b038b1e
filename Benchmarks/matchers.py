#!/usr/bin/env python3
"""Matches the same drives with this package's matcher and with LeuvenMapMatching, in one run.

usage: matchers.py [--seeds 20] [--benchmarks .build/release/RoadBenchmarks]

Twenty blocks of 200 m over a grid of ten by ten streets at 10 m/s, a fix each second with 5 m of white noise and no course.
A fix is right on the edge it was made on; within 10 m of a node either edge counts. Ours is told the distance driven, as a
car knows it; the rival has positions only. The rival is taken from the Python that runs this and left out where it isn't
installed. CPU seconds of one core. Made and run with Python 3.11, leuvenmapmatching 1.1.4, numpy 2.4.
"""
import argparse
import logging
import math
import random
import subprocess
import time

NODES, BLOCK = 10, 200.0


def drive(seed):
    """Fixes and the edges they were made on, as pairs of nodes."""
    r = random.Random(seed)
    path = [(0, 0)]
    while len(path) < 22:
        i, j = path[-1]
        onward = [q for q in ((i + 1, j), (i, j + 1)) if q[0] < NODES and q[1] < NODES]
        if not onward:
            break
        path.append(r.choice(onward))
    fixes, truth = [], []
    for a, b in zip(path, path[1:]):
        for k in range(20):
            x = BLOCK * (a[0] + (b[0] - a[0]) * k / 20)
            y = BLOCK * (a[1] + (b[1] - a[1]) * k / 20)
            fixes.append((x + r.gauss(0, 5), y + r.gauss(0, 5)))
            truth.append((x, y, frozenset((a, b))))
    return fixes, truth


def edge(x, y):
    """The edge a place of the grid lies on."""
    if math.isnan(x):
        return None
    i, j = round(x / BLOCK), round(y / BLOCK)
    if abs(y - BLOCK * j) <= abs(x - BLOCK * i):
        low = min(NODES - 2, int(x // BLOCK))
        return frozenset(((low, j), (low + 1, j)))
    low = min(NODES - 2, int(y // BLOCK))
    return frozenset(((i, low), (i, low + 1)))


def right(truth, found):
    count = 0
    for (x, y, true), own in zip(truth, found):
        if own == true:
            count += 1
        elif own is not None:
            node = (round(x / BLOCK), round(y / BLOCK))
            if math.hypot(x - BLOCK * node[0], y - BLOCK * node[1]) <= 10 and node in own:
                count += 1
    return count


def ours(program, drives):
    text = "".join(f"{d},{x!r},{y!r}\n" for d, (fixes, _) in enumerate(drives) for x, y in fixes)
    result = subprocess.run([program, "match", "places"], input=text, capture_output=True, text=True, check=True)
    found = [[] for _ in drives]
    *lines, speed = result.stdout.splitlines()
    for line in lines:
        d, x, y = line.split(",")
        found[int(d)].append(edge(float(x), float(y)))
    return sum(right(t, f) for (_, t), f in zip(drives, found)), float(speed.split()[-1])


def leuven(drives):
    from leuvenmapmatching.map.inmem import InMemMap
    from leuvenmapmatching.matcher.distance import DistanceMatcher

    logging.getLogger("be.kuleuven.cs.dtai.mapmatching").setLevel(logging.ERROR)
    grid = InMemMap("grid", use_latlon=False, use_rtree=True, index_edges=True)
    for i in range(NODES):
        for j in range(NODES):
            grid.add_node(i * NODES + j, (i * BLOCK, j * BLOCK))
    for i in range(NODES):
        for j in range(NODES):
            for a, b in ((i + 1, j), (i, j + 1), (i - 1, j), (i, j - 1)):
                if 0 <= a < NODES and 0 <= b < NODES:
                    grid.add_edge(i * NODES + j, a * NODES + b)
    good = count = 0
    seconds = 0.0
    for fixes, truth in drives:
        start = time.process_time()
        matcher = DistanceMatcher(grid, max_dist=60, obs_noise=5, non_emitting_states=True, max_lattice_width=5)
        states, last = matcher.match(fixes)
        seconds += time.process_time() - start
        # One state for each fix: non-emitting states lie between and carry no observation.
        found = [None] * len(fixes)
        for m in matcher.lattice_best:
            if m.is_emitting() and m.obs < len(found):
                a, b = m.edge_m.l1, m.edge_m.l2
                found[m.obs] = frozenset((divmod(a, NODES), divmod(b, NODES)))
        good += right(truth, found)
        count += len(fixes)
    return good, count / seconds


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--benchmarks", default=".build/release/RoadBenchmarks")
    options = parser.parse_args()
    drives = [drive(seed) for seed in range(1, options.seeds + 1)]
    fixes = sum(len(f) for f, _ in drives)
    print(f"{options.seeds} drives, {fixes} fixes on a grid of {NODES} x {NODES} streets")
    good, speed = ours(options.benchmarks, drives)
    print(f"road-roughness:    {100 * good / fixes:.2f} % on the right edge, {speed:.0f} fixes a CPU second")
    try:
        good, speed = leuven(drives)
    except ImportError:
        print("LeuvenMapMatching: not installed")
        return
    print(f"LeuvenMapMatching: {100 * good / fixes:.2f} % on the right edge, {speed:.0f} fixes a CPU second")


if __name__ == "__main__":
    main()
