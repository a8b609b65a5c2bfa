"""Lists the sentences of the catalogues that stand under several keys, and those that are nearly the same.

``python -m tools.sentences [LANGUAGE]``: equal ones first, then pairs that differ in case, signs or a word or two.
"""

import difflib
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from calculator.reference.texts import LANGUAGES, catalogue

_NEAR: Final = 0.92
_LEAST: Final = 12
"""Shorter sentences than this are alike by chance."""

_SIGNS: Final = re.compile(r"[^\w{}]+")


def equal(language: str) -> dict[str, tuple[str, ...]]:
    """Each sentence that stands under several keys, with the keys. The texts of bundled courses and plans are data, and
    a sentence said of the employee stands beside the one said to the patient: neither counts."""
    found = defaultdict(list)
    for key, sentence in catalogue(language).items():
        if not key.startswith(("bundled.", "employee.")):
            found[sentence].append(key)
    return {sentence: tuple(keys) for sentence, keys in found.items() if len(keys) > 1}


def near(language: str) -> Iterator[tuple[str, str]]:
    """Pairs of keys whose sentences are nearly the same, and not the same."""
    sentences = {key: sentence for key, sentence in catalogue(language).items() if not key.startswith("bundled.")}
    plain = {key: " ".join(_SIGNS.split(sentence.casefold())).strip() for key, sentence in sentences.items()}
    long = sorted((key for key in plain if len(plain[key]) >= _LEAST), key=lambda key: len(plain[key]))
    for at, one in enumerate(long):
        matcher = difflib.SequenceMatcher(a="", b=plain[one], autojunk=False)
        for other in long[at + 1 :]:
            if len(plain[one]) < _NEAR * len(plain[other]) - 1:
                break
            matcher.set_seq1(plain[other])
            close = matcher.real_quick_ratio() >= _NEAR and matcher.quick_ratio() >= _NEAR
            if close and matcher.ratio() >= _NEAR and sentences[one] != sentences[other]:
                yield one, other


def main() -> int:
    """Print what is found in the languages that are asked for, or in all."""
    for language in sys.argv[1:] or LANGUAGES:
        for sentence, keys in sorted(equal(language).items()):
            print(f"{language}  {sentence!r}: {', '.join(keys)}")
        for pair in near(language):
            print()
            for key in pair:
                print(f"{language}  {key}: {catalogue(language)[key]!r}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
