#!/usr/bin/env python3
"""Reads one drive log with this package's reader and with polars, DuckDB, pyarrow and pandas, in turns, in one run.

usage: readers.py LOG.csv [--runs 3] [--benchmarks .build/release/RoadBenchmarks]
       readers.py --make ROWS LOG.csv

Ours converts every channel and has every check on (row shapes, bad cells with their places, clock, jitter, fixes), with and
without the SHA-256 of the bytes; the others convert all columns and add them up. Every reader runs in a process of its own.
Quote ratios from one run, and GB per CPU second beside GB per second: on a shared machine nothing else means anything.
The rivals are taken from the Python that runs this; one that isn't installed is left out. Made and run with Python 3.11,
polars 1.x, duckdb 1.x, pandas 2.x.
"""
import argparse
import json
import os
import random
import statistics
import subprocess
import sys

CHILD = """
import json, resource, time
def cpu():
    r = resource.getrusage(resource.RUSAGE_SELF)
    return r.ru_utime + r.ru_stime
{imports}
wall_before, cpu_before = time.perf_counter(), cpu()
{work}
print(json.dumps(dict(wall_s=time.perf_counter() - wall_before, cpu_s=cpu() - cpu_before, sum_az=float(total),
    peak_bytes=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)))
"""


def rivals(log, columns):
    path = repr(log)
    sums = ", ".join(f'sum("{name}")' for name in columns)
    polars = f'total = pl.scan_csv({path}).select(pl.all().sum()).collect(engine="streaming")["az"][0]'
    query = f"select {sums} from read_csv($${log}$$)"
    duck = f"total = connection.execute({query!r}).fetchone()[{columns.index('az')}]"
    for threads in (1, 2):
        yield f"polars streaming, {threads}", threads, "import polars as pl", polars
        connect = f'import duckdb\nconnection = duckdb.connect()\nconnection.execute("set threads={threads}; set enable_progress_bar=false")'
        yield f"duckdb, {threads}", threads, connect, duck
    arrow = (
        f"import pyarrow.csv as csv, pyarrow.compute as compute\n"
        f"options = csv.ReadOptions(use_threads=False, block_size=1 << 22)\ntotal = 0.0\n"
        f"for batch in csv.open_csv({path}, read_options=options): total += compute.sum(batch['az']).as_py() or 0"
    )
    yield "pyarrow streaming, 1", 1, "import pyarrow as pa\npa.set_cpu_count(1)", arrow
    yield "pandas, 1", 1, "import pandas as pd", f'total = pd.read_csv({path})["az"].sum()'


def run_rival(threads, imports, work):
    environment = dict(os.environ, POLARS_MAX_THREADS=str(threads), OMP_NUM_THREADS=str(threads))
    code = CHILD.format(imports=imports, work=work)
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True)
    if done.returncode:
        return None, done.stderr.strip().splitlines()[-1]
    return json.loads(done.stdout.splitlines()[-1]), None


def run_ours(binary, log, arguments):
    done = subprocess.run([binary, "read", log, *arguments], capture_output=True, text=True)
    if done.returncode:
        return None, done.stderr.strip().splitlines()[0]
    return json.loads(done.stdout), None


def make(rows, path):
    """100 Hz, a fix each second, its columns empty in the rows between."""
    generator = random.Random(1)
    latitude, longitude, speed = 43.8, 143.9, 12.0
    with open(path, "w") as file:
        file.write("timestamp_s,ax,ay,az,gx,gy,gz,lat,lon,speed_mps\n")
        for row in range(rows):
            fix = ",,"
            if row % 100 == 0:
                speed = min(22, max(5, speed + generator.gauss(0, 0.3)))
                longitude += speed / 80_400
                fix = f"{latitude:.7f},{longitude:.7f},{speed:.2f}"
            motion = ",".join(f"{generator.gauss(mean, 0.3):.6f}" for mean in (0, 0, 9.81))
            rates = ",".join(f"{generator.gauss(0, 0.02):.5f}" for _ in range(3))
            file.write(f"{1_760_000_000 + row / 100:.3f},{motion},{rates},{fix}\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("log")
    parser.add_argument("--make", type=int, metavar="ROWS")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--benchmarks", default=".build/release/RoadBenchmarks")
    options = parser.parse_args()
    if options.make:
        return make(options.make, options.log)
    size = os.path.getsize(options.log)
    with open(options.log) as file:
        columns = file.readline().strip().split(",")
    cases = []
    for threads in (1, 2):
        for hashed in (True, False):
            name = f"ours, {threads}" + ("" if hashed else ", no hash")
            arguments = ["--threads", str(threads)] + ([] if hashed else ["--no-hash"])
            cases.append((name, lambda arguments=arguments: run_ours(options.benchmarks, options.log, arguments)))
    for name, threads, imports, work in rivals(options.log, columns):
        cases.append((name, lambda t=threads, i=imports, w=work: run_rival(t, i, w)))
    results, faults = {}, {}
    for _ in range(options.runs):
        for name, case in cases:
            result, fault = case()
            if result:
                results.setdefault(name, []).append(result)
            else:
                faults[name] = fault
    print(f"{options.log}: {size / 1e6:.0f} MB, medians of {options.runs} runs")
    print(f"{'reader, threads':24}{'GB/s':>8}{'GB/CPU s':>10}{'peak/file':>11}{'sum of az':>18}")
    for name, runs in results.items():
        middle = {key: statistics.median(run[key] for run in runs) for key in ("wall_s", "cpu_s", "peak_bytes", "sum_az")}
        print(
            f"{name:24}{size / 1e9 / middle['wall_s']:8.3f}{size / 1e9 / middle['cpu_s']:10.3f}"
            f"{middle['peak_bytes'] / size:11.2f}{middle['sum_az']:18.3f}"
        )
    for name, fault in faults.items():
        print(f"{name}: left out: {fault}")


if __name__ == "__main__":
    main()
