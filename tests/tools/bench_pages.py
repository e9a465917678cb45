"""bench_pages.py WORK: pages of mixed text and tables, set from a document tree
(tests/bench/pages.c), against the same text written by hand on as many pages
(tests/bench/bare.c): times, memory beyond the tree, bytes, and where valgrind is
installed instructions."""
import re
import shutil
import subprocess
import sys
import time

SIZES = (10, 100, 1000, 5000)


def seconds(words):
    start = time.perf_counter()
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def instructions(words):
    done = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *words],
                          capture_output=True, text=True, check=True)
    return int(re.search(r"Collected : (\d+)", done.stderr).group(1))


def beyond(work, size, pages):
    """Instructions of setting and of writing by hand, without those of making the text."""
    asked, bare = [f"{work}/pages", str(size)], [f"{work}/bare", str(size), str(pages)]
    return (instructions(asked) - instructions([*asked, "tree"]), instructions(bare) - instructions([*bare, "text"]))


def main():
    work = sys.argv[1]
    print(f"\n{'asked':>8} {'pages':>6} {'CPU ms':>8} {'us/page':>8} {'/bare':>6} {'KB/page':>8} {'MiB beyond the tree':>20}")
    counts = {}
    for size in SIZES:
        out = subprocess.run([f"{work}/pages", str(size)], capture_output=True, text=True, check=True).stdout.split()
        pages, milliseconds, written, memory = int(out[0]), float(out[1]), int(out[2]), int(out[3])
        bare = min(seconds([f"{work}/bare", str(size), str(pages)]) - seconds([f"{work}/bare", str(size), str(pages), "text"])
                   for _ in range(3))
        counts[size] = pages
        print(f"{size:>8} {pages:6} {milliseconds:8.1f} {1e3 * milliseconds / pages:8.0f} {milliseconds / 1e3 / bare:6.2f}"
              f" {written / 1e3 / pages:8.1f} {memory / 1024:20.1f}", flush=True)
    for rows in (500, 5000):
        out = subprocess.run([f"{work}/pages", str(rows), "table"], capture_output=True, text=True, check=True).stdout.split()
        print(f"a table of {rows} rows by 12 columns: {out[0]} pages, {float(out[1]):.0f} ms, {int(out[2]) / 1e3:.0f} KB")
    if shutil.which("valgrind") is None:
        return
    made = {size: beyond(work, size, counts[size]) for size in SIZES}
    for size, (ours, bare) in made.items():
        pages = counts[size]
        print(f"{pages} pages: {ours / pages / 1e6:.2f} M instructions a page, by hand {bare / pages / 1e6:.2f} M, ratio {ours / bare:.2f}")
    (few, few_bare), (many, many_bare) = made[SIZES[-2]], made[SIZES[-1]]
    print(f"each page more, beyond {counts[SIZES[-2]]}: ratio {(many - few) / (many_bare - few_bare):.2f}")


main()
