"""bench.py PROGRAM WORK SIZE...: the measuring half of tests/tools/bench.

Times are the least of some runs, taken in turn with the baseline's, so that a
noisy machine disturbs both alike. Memory is the child's peak resident set.
"""
import glob
import os
import re
import subprocess
import sys
import time


def run(words):
    """Seconds, peak MiB and standard output of one run."""
    start = time.perf_counter()
    child = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    out = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"bench: {' '.join(words[:6])} failed")
    return seconds, usage.ru_maxrss / 1024, out.decode()


def least(runs, *commands):
    """For each command the least time of its runs and the largest memory."""
    best = [(float("inf"), 0.0, "")] * len(commands)
    for _ in range(runs):
        for i, words in enumerate(commands):
            seconds, memory, out = run(words)
            best[i] = (min(best[i][0], seconds), max(best[i][1], memory), out)
    return best


def main():
    program, work, sizes = sys.argv[1], sys.argv[2], sys.argv[3:]
    baseline = f"{work}/baseline"
    print(f"{'accounts':>8} {'YAML MB':>8} {'check s':>8} {'/events':>8} {'MiB':>6} {'/file':>6}"
          f" {'build s':>8} {'pages':>6} {'pages/s':>8} {'/bare':>6} {'MiB':>6}")
    for size in sizes:
        project = f"{work}/{size}"
        files = sorted(glob.glob(f"{project}/**/*.yaml", recursive=True))
        megabytes = sum(os.path.getsize(f) for f in files) / 1e6
        runs = 5 if int(size) <= 200 else 2
        check, events = least(runs, [program, "check", "-q", "-C", project], [baseline, "yaml", *files])
        build, = least(runs, [program, "build", "--provenance=none", "-C", project, "-o", f"{project}/output"])
        pages = int(re.search(r"(\d+) pages", build[2]).group(1))
        bare, = least(runs, [baseline, "pages", str(pages)])
        print(f"{size:>8} {megabytes:8.2f} {check[0]:8.3f} {check[0] / events[0]:8.2f} {check[1]:6.0f}"
              f" {check[1] / megabytes:6.1f} {build[0]:8.3f} {pages:6} {pages / build[0]:8.0f}"
              f" {build[0] / (events[0] + bare[0]):6.2f} {build[1]:6.0f}", flush=True)


main()
