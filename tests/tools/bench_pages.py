"""bench_pages.py WORK: pages of mixed text and tables, set from a document tree,
against zlib over as many pages of text (tests/bench/pages.c, baseline.c): times,
memory beyond the tree, bytes, and where valgrind is installed instructions."""
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


def per_page(words, pages):
    """Of the pages between 1,000 and 1,300, so that what is done once drops out: fonts, and
    shaping the words that come again and again."""
    return (instructions([*words(1300)]) - instructions([*words(1000)])) / (pages(1300) - pages(1000))


def main():
    work = sys.argv[1]
    print(f"\n{'asked':>8} {'pages':>6} {'CPU ms':>8} {'us/page':>8} {'/zlib':>6} {'KB/page':>8} {'MiB beyond the tree':>20}")
    counts = {}
    for size in SIZES:
        out = subprocess.run([f"{work}/pages", str(size)], capture_output=True, text=True, check=True).stdout.split()
        pages, milliseconds, written, memory = int(out[0]), float(out[1]), int(out[2]), int(out[3])
        bare = min(seconds([f"{work}/baseline", "pages", str(pages)]) for _ in range(3))
        print(f"{size:>8} {pages:6} {milliseconds:8.1f} {1e3 * milliseconds / pages:8.0f} {milliseconds / 1e3 / bare:6.2f}"
              f" {written / 1e3 / pages:8.1f} {memory / 1024:20.1f}", flush=True)
    for rows in (500, 5000):
        out = subprocess.run([f"{work}/pages", str(rows), "table"], capture_output=True, text=True, check=True).stdout.split()
        print(f"a table of {rows} rows by 12 columns: {out[0]} pages, {float(out[1]):.0f} ms, {int(out[2]) / 1e3:.0f} KB")
    if shutil.which("valgrind") is None:
        return
    count = lambda size: int(subprocess.run([f"{work}/pages", str(size)], capture_output=True, text=True).stdout.split()[0])
    counts = {1000: count(1000), 1300: count(1300)}
    tree = per_page(lambda size: (f"{work}/pages", str(size), "tree"), counts.get)
    whole = per_page(lambda size: (f"{work}/pages", str(size)), counts.get)
    bare = per_page(lambda size: (f"{work}/baseline", "pages", str(counts[size])), counts.get)
    print(f"instructions a page: {(whole - tree) / 1e6:.2f} M, zlib {bare / 1e6:.2f} M, ratio {(whole - tree) / bare:.2f}")


main()
