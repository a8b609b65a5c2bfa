"""What is no Summary of Benefits and Coverage that can be read is refused in a sentence, in little time and memory."""

import io
import json
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from calculator.files.problems import FileError
from calculator.files.sbc import content
from calculator.files.sbc.document import read_document
from calculator.reference.paths import RESOURCES
from calculator.reference.voice import Voice
from tests.files.sbc import typeset
from tests.files.sbc.form_words import PPO
from tools.reliability import plan_documents

ROOT = RESOURCES.parent
READ = """
import json, sys
from pathlib import Path
from tools.reliability import memory
from calculator.files.sbc.document import read_document
from calculator.files.problems import FileError
key = ""
try:
    read_document(Path(sys.argv[1]))
except FileError as error:
    key = error.problems[0].key
print(json.dumps({"key": key, "megabytes": memory.most() >> 20}))
"""
LINE = b"BT /F 9 Tf 20 20 Td (Important Questions Answers Why This Matters) Tj ET\n"


def whole() -> bytes:
    return typeset.pdf(PPO)


def damaged() -> bytes:
    return whole()[: len(whole()) // 3].replace(b"obj", b"jbo")


def encrypted() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(whole())))
    writer.encrypt("secret", algorithm="RC4-128")
    return written(writer)


def of_pages(count: int) -> bytes:
    writer = PdfWriter()
    for _ in range(count):
        writer.add_blank_page(612, 792)
    return written(writer)


def written(writer: PdfWriter) -> bytes:
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def made_of(piece: bytes, times: int = 1, around: tuple[bytes, bytes] = (b"", b"")) -> bytes:
    """A PDF of one page with ``piece`` so many times as its content, packed: it is never in memory as a whole."""
    packer = zlib.compressobj(1)
    packed = packer.compress(around[0])
    packed += b"".join(packer.compress(piece * min(10_000, times - at)) for at in range(0, times, 10_000))
    packed += packer.compress(around[1]) + packer.flush()
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources 6 0 R>>",
        f"<</Length {len(packed)}/Filter/FlateDecode/Subtype/Form/BBox[0 0 9 9]>>stream\n".encode()
        + packed
        + b"\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Font<</F 5 0 R>>/XObject<</X 4 0 R>>>>",
    ]
    return (
        b"%PDF-1.7\n"
        + b"".join(b"%d 0 obj\n%s\nendobj\n" % one for one in enumerate(bodies, 1))
        + (b"trailer<</Root 1 0 R/Size 7>>\n%%EOF")
    )


def page_tree_without_end() -> bytes:
    return made_of(LINE).replace(b"/Kids[3 0 R]/Count 1", b"/Kids[2 0 R 2 0 R 2 0 R]/Count 40")


REFUSED: dict[str, tuple[Callable[[], bytes], tuple[str, ...]]] = {
    "nothing": (lambda: b"", ("sbc_other",)),
    "damaged": (damaged, ("pdf_broken", "sbc_of_pictures")),
    "a PDF by its first line": (lambda: b"%PDF-1.7\n" + b"\0" * 1_000, ("pdf_broken",)),
    "with a password": (encrypted, ("pdf_locked",)),
    "500 pages": (lambda: of_pages(500), ("pdf_long",)),
    "no text on its pages": (lambda: of_pages(2), ("sbc_of_pictures",)),
    "pages that are pages of themselves": (page_tree_without_end, ("pdf_broken", "sbc_of_pictures")),
    "very many lines": (lambda: made_of(b"0 0 m 9 9 l S\n", 3_000_000), ("sbc_too_heavy", "sbc_of_pictures")),
    "a page that draws itself": (lambda: made_of(b"/X Do ", 40), ("sbc_of_pictures", "sbc_too_heavy")),
    "a gigabyte, packed": (
        lambda: made_of(b" " * 1_000, 1_000_000),
        ("sbc_too_heavy", "sbc_of_pictures", "pdf_broken"),
    ),
    "millions of words": (
        lambda: made_of(b"0.001 -0.002 Td (Important Questions) Tj\n", 300_000, (b"BT /F 9 Tf 20 700 Td\n", b"ET")),
        ("sbc_too_heavy", "sbc_other", "sbc_of_pictures"),
    ),
    "nested brackets": (lambda: made_of(b"[", 1_000_000), ("sbc_too_heavy", "sbc_of_pictures", "pdf_broken")),
    "another document": (lambda: b"Dear member, your premium is $300 a month. " * 50, ("sbc_other",)),
    "a very long text": (lambda: b"Summary of Benefits and Coverage " * 100_000, ("sbc_long",)),
    "no text at all": (lambda: bytes(range(256)) * 50, ("sbc_other", "sbc_no_text")),
    "a file of many megabytes": (lambda: b"%PDF-1.7\n" + b"x" * 60_000_000, ("too_large",)),
}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "plan.pdf"


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_in_a_sentence(name: str, place: Path) -> None:
    make, keys = REFUSED[name]
    place.write_bytes(make())
    with pytest.raises(FileError) as caught:
        read_document(place)
    assert caught.value.problems[0].key in keys
    for language in ("en", "es"):
        assert "plan.pdf" in caught.value.say(Voice(language))


@pytest.mark.parametrize("name", ["very many lines", "millions of words", "a gigabyte, packed"])
def test_it_takes_no_more_memory_than_a_plan_document_may(name: str, place: Path) -> None:
    place.write_bytes(REFUSED[name][0]())
    done = subprocess.run(
        [sys.executable, "-c", READ, str(place)], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    found = json.loads(done.stdout)
    assert found["key"] in REFUSED[name][1]
    assert found["megabytes"] < 500


def test_a_form_of_more_pages_than_the_law_has_is_read_for_its_own(place: Path) -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(whole())))
    for _ in range(20):
        writer.add_blank_page(612, 792)
    place.write_bytes(written(writer))
    assert read_document(place).value("deductible.in") == [125_000, 250_000]


def test_an_answer_that_runs_on_without_end_is_cut_and_not_sure() -> None:
    text = plan_documents.texts()[0].decode()
    fair = content.of_text(text).questions["deductible"]
    assert fair.sure
    at = text.index("In-network: $500") + len("In-network: ")
    long = content.of_text(text[:at] + "$1, " * 12_000 + text[at:]).questions["deductible"]
    assert not long.sure
    assert len(long.text) <= 5_000
