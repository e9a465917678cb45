"""same_numbers.py MARKDOWN PDF RESULTS: the numbers of the PDF's text are those
of the Markdown, one after the other; and what results.json says of each account,
the factors and the days stands in the Markdown's tables.

The PDF's text is read in the order of its structure, so that heads and feet are
no part of it; figures and the contents with their page numbers are left out.
"""
import difflib
import json
import re
import subprocess
import sys
import unicodedata
from decimal import ROUND_HALF_UP, Decimal


def numbers(text):
    text = unicodedata.normalize("NFKC", text).replace("\u2212", "-")
    return [n.replace(",", "") for n in re.findall(r"\d[\d,]*\d(?:\.\d+)*|\d(?:\.\d+)*", text)]


def pdf_text(path):
    listing = subprocess.run(["pdfinfo", "-struct-text", path], capture_output=True, text=True, check=True).stdout
    texts, left_out = [], None
    for line in listing.split("\n"):
        depth, element = len(line) - len(line.lstrip()), line.strip()
        if left_out is not None and element and depth > left_out:
            continue
        left_out = depth if re.match(r"(TOC|Figure)\b", element) else None
        if element.startswith('"'):
            texts.append(element[1:-1])
    return "\n".join(texts)


def markdown_text(markdown):
    """Without figures, the targets of links, and the contents."""
    text = re.sub(r"!\[(?:\\.|[^]\\])*\]\([^)]*\)", "", markdown)
    text = re.sub(r"^ *- \[[^]]*\]\(#[^)]*\)$", "", text, flags=re.M)
    return re.sub(r"\]\([^)]*\)", "]", text)


def plain(cell):
    return re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", cell).replace("**", "").replace("\\", "").strip()


def tables(markdown):
    """Rows of cells, the head first."""
    for block in re.findall(r"(?:^\|.*\n)+", markdown, re.M):
        rows = [[plain(c) for c in re.split(r"(?<!\\)\|", line)[1:-1]] for line in block.splitlines()]
        yield [rows[0]] + rows[2:]


def shown(value, decimals, signed=False):
    """As the program rounds: half away from zero."""
    text = f"{Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP):,}"
    text = text.replace("-", "\u2212")
    return "+" + text if signed and value > 0 else text


def has_in_a_row(row, wanted):
    return any(row[i:i + len(wanted)] == wanted for i in range(len(row)))


def account_problems(account, rows):
    """rows: those that name the account."""
    axis, strength, days = account["attractiveness"], account["strength"], account["days"]
    if axis["estimate"] is not None:
        wanted = shown(axis["estimate"], 1)
        if not any(row[0] == str(axis["rank"]) and wanted in row for row in rows):
            yield f"attractiveness {wanted}, rank {axis['rank']}"
    if strength["estimate"] is not None:
        best = strength["rivals"][strength["best_rival"]]
        us, them, value = shown(best["us"], 1), shown(best["them"], 1), shown(strength["estimate"], 1, True)
        if not any(row[0] == str(strength["rank"]) and us in row and has_in_a_row(row, [them, value]) for row in rows):
            yield f"strength {us} against {them}, {value}, rank {strength['rank']}"
    if None not in days.values() and days["now"] != days["planned"]:
        wanted = [shown(days["now"], 0), shown(days["planned"], 0), shown(days["planned"] - days["now"], 0, True)]
        if not any(has_in_a_row(row, wanted) for row in rows):
            yield f"days {wanted}"


def results_problems(results, markdown):
    found = list(tables(markdown))
    rows = [row for table in found for row in table]
    for account in results["accounts"]:
        for problem in account_problems(account, [row for row in rows if account["name"] in row]):
            yield f"{account['id']}: {problem}"
    weights = [shown(weight, 0) for weight in results["weights"].values()]
    columns = [[row[i] for row in table[1:] if len(row) > i] for table in found for i in range(len(table[0]))]
    if not any([c.rstrip("%") for c in column[:len(weights)]] == weights for column in columns):
        yield f"no table has the weights {weights}"
    for key in ("needed_days", "available_days"):
        if shown(results["capacity"][key], 0).replace(",", "") not in numbers(markdown):
            yield f"{key} stands nowhere"


def main():
    markdown = open(sys.argv[1], encoding="utf-8").read()
    results = json.load(open(sys.argv[3], encoding="utf-8"))
    here, there = numbers(markdown_text(markdown)), numbers(pdf_text(sys.argv[2]))
    problems = list(results_problems(results, markdown))
    if here != there:
        matcher = difflib.SequenceMatcher(None, here, there, autojunk=False)
        problems += [f"Markdown {here[a:b][:12]}, PDF {there[c:d][:12]}, after {here[max(0, a - 5):a]}"
                     for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"]
    if len(here) < 500 or len(results["accounts"]) < 10:
        problems.append(f"only {len(here)} numbers and {len(results['accounts'])} accounts")
    print("\n".join(problems), end="\n" if problems else "")
    print(f"same numbers: {len(here)} in a row, {len(results['accounts'])} accounts, {len(problems)} problems")
    sys.exit(len(problems) > 0)


main()
