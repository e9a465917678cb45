"""same_text.py TREE TEXT...: every text of the document tree stands in each text.

TREE is what `kaism build --dump=document` prints; the TEXTs are what PDF
readers extract. Blanks and line breaks are ignored, since lines are broken
anew on the page; ligatures and hyphens are compared as their letters.
"""
import re
import sys
import unicodedata


def squeeze(text):
    return re.sub(r"[\s\u00ad\u200b]+", "", unicodedata.normalize("NFKC", text))


def tree_texts(path):
    for line in open(path, encoding="utf-8"):
        match = re.match(r'\s*(?:text|code) "(.*)"$', line)
        if match:
            yield match.group(1).replace('\\"', '"').replace("\\\\", "\\")


def is_in_lines(wanted, page_text):
    """Chinese has no blanks: a text in a column is found line by line, each as
    long as it goes on and, but for the last, of four characters or more."""
    while wanted:
        length = next((n for n in range(len(wanted), 0, -1) if wanted[:n] in page_text), 0)
        if length < min(4, len(wanted)):
            return False
        wanted = wanted[length:]
    return True


def main():
    texts = list(tree_texts(sys.argv[1]))
    if len(texts) < 50:
        sys.exit(f"only {len(texts)} texts in the tree: is it a dump?")
    missing = 0
    for path in sys.argv[2:]:
        page_text = squeeze(open(path, encoding="utf-8").read())
        no_hyphens = page_text.replace("-", "")
        for text in texts:
            # a text may be broken by a page or cell end: look for its words
            # (a reader may drop a hyphen at a line's end, and mixes in other
            # columns' lines where a long word such as a hash is broken)
            for word in text.split():
                wanted = squeeze(word)
                parts = [wanted]
                if len(wanted) > 40:
                    parts = [wanted[i:i + 12] for i in range(len(wanted) - 11)]
                if re.search(r"[\u4e00-\u9fff]{4}", wanted) and is_in_lines(wanted, page_text):
                    continue
                if any(wanted[:i] + "-" in page_text and wanted[i:] in page_text for i in range(2, len(wanted) - 2)):
                    continue  # parted in a cell, whose lines a reader mixes with its neighbours'
                if not any(p in page_text or p.replace("-", "") in no_hyphens for p in parts):
                    print(f"{path}: not found: {word!r} of {text!r}")
                    missing += 1
    print(f"same text: {len(texts)} texts looked for, {missing} words missing")
    sys.exit(missing > 0)


main()
