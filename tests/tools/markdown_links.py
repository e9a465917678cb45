"""markdown_links.py FILE...: what a link or a figure points to is there, for a
git host's anchors; the columns of each table are padded to one width; and the
HTML that cmark-gfm made beside each file has as many tables and figures."""
import os
import re
import sys
import unicodedata
from urllib.parse import unquote


LONGEST = 60


def anchor(title):
    """As git hosts make them: letters, digits, - and _ in lower case, blanks as -."""
    title = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", title)
    title = re.sub(r"\\(.)", r"\1", re.sub(r"(?<!\\)[*`]", "", title)).strip().lower()
    return "".join("-" if c == " " else c for c in title
                   if c in " -_" or unicodedata.category(c)[0] in "LNM")


def anchors(text):
    seen, found = {}, set()
    for title in re.findall(r"^#{1,6} (.*)$", text, re.M):
        name = anchor(title)
        count = seen.get(name, 0)
        seen[name] = count + 1
        found.add(name if count == 0 else f"{name}-{count}")
    return found


def width(text):
    """Cells of a terminal."""
    return sum(0 if unicodedata.category(c) in ("Mn", "Cf") else 2 if unicodedata.east_asian_width(c) in "WF" else 1
               for c in text)


def is_padded(lines):
    """Each cell is as wide as its column's rule, but for what is longer than any column is made."""
    rows = [re.split(r"(?<!\\)\|", line)[1:-1] for line in lines]
    return all(width(cell) == width(rule) or width(cell) > LONGEST + 2
               for row in rows for cell, rule in zip(row, rows[1]))


def problems(path):
    text = open(path, encoding="utf-8").read()
    html = open(path + ".html", encoding="utf-8").read()
    there = anchors(text)
    links = re.findall(r"(?<!\\)\]\(([^)]*)\)", text)
    for target in links:
        if target.startswith("#"):
            if unquote(target[1:]) not in there:
                yield f"no heading for {target}"
        elif not re.match(r"https?:|mailto:", target):
            if not os.path.exists(os.path.join(os.path.dirname(path), unquote(target))):
                yield f"no file {target}"
    tables = re.findall(r"(?:^\|.*\n)+", text, re.M)
    for table in tables:
        if not is_padded(table.splitlines()):
            yield f"a table is not padded: {table.splitlines()[0][:60]}"
    if html.count("<table>") != len(tables):
        yield f"{len(tables)} tables, {html.count('<table>')} in HTML"
    if html.count("<img ") != len(re.findall(r"!\[", text)):
        yield "other figures in HTML"
    if re.search(r"<p>\s*\|", html):
        yield "a table row is read as a paragraph"
    if not links or not tables:
        yield "nothing to look at"


def main():
    found = [f"{os.path.basename(path)}: {problem}" for path in sys.argv[1:] for problem in problems(path)]
    print("\n".join(found[:30]), end="\n" if found else "")
    sys.exit(len(found) > 0)


main()
