"""One process measured: wall and CPU seconds, peak memory."""
import json
import os
import subprocess
import sys
import tempfile

# A process's peak counts what it was forked from, so a small one starts it: ours is not to be charged with scipy.
STARTER = """
import json, os, sys, time
start = time.perf_counter()
process = os.posix_spawnp(sys.argv[2], sys.argv[2:], os.environ)
_, status, usage = os.wait4(process, 0)
with open(sys.argv[1], "w") as file:
    json.dump(dict(wall_s=time.perf_counter() - start, cpu_s=usage.ru_utime + usage.ru_stime,
        peak_bytes=usage.ru_maxrss * 1024, status=os.waitstatus_to_exitcode(status)), file)
"""


def run(command, env=None, stdin=None):
    """wall_s, cpu_s, peak_bytes, status, output and errors of one process."""
    with tempfile.TemporaryDirectory() as folder:
        report = os.path.join(folder, "report.json")
        starter = [sys.executable, "-S", "-c", STARTER, report]
        done = subprocess.run(starter + [str(word) for word in command], env=env, stdin=stdin, capture_output=True)
        with open(report) as file:
            return json.load(file) | dict(output=done.stdout.decode(), errors=done.stderr.decode(errors="replace"))
