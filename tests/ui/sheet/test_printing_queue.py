"""Printing to a real queue: a CUPS server of the test's own takes the sheet's pages and puts them into a file.

Where no CUPS server is installed (on Debian cups-daemon and cups-client) there is nothing to print to.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdf
import pytest
from PySide6.QtCore import QObject, QSize
from PySide6.QtPdf import QPdfDocument

from calculator.engine.pricing import estimate
from calculator.files.bundled import example
from calculator.reference.voice import Voice
from calculator.sheets import patient
from calculator.sheets.options import SheetOptions
from ui.dialogs.printing import load_pdf

PROGRAMS = Path("/usr/lib/cups")
SERVER, QUEUE = shutil.which("cupsd", path=f"{os.environ.get('PATH', '')}:/usr/sbin"), shutil.which("lpadmin")
pytestmark = pytest.mark.skipif(
    SERVER is None or QUEUE is None or not PROGRAMS.is_dir(), reason="no CUPS server is installed"
)

PRINTS = """
import sys
from pathlib import Path
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication
from ui.dialogs.printing import load_pdf, paint_pages, printer_for

app = QApplication([])
document = QPdfDocument(app)
load_pdf(document, Path(sys.argv[1]).read_bytes())
printer = printer_for(document)
printer.setPrinterName("kat")
assert QPrinterInfo(printer).printerName() == "kat", QPrinterInfo.availablePrinterNames()
paint_pages(document, printer)
"""

BACKEND = """#!/bin/sh
# A printer that puts what it is sent into the file that its address names.
[ $# = 0 ] && exit 0
cat "${6:--}" > "${DEVICE_URI#kat:}"
"""


def until(holds: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < end, f"{what} did not come within 20 seconds"
        time.sleep(0.05)


@pytest.fixture
def queue() -> Iterator[tuple[Path, dict[str, str]]]:
    """A CUPS server with one queue, ``kat``: the file that it prints to, and the environment that finds it."""
    assert SERVER is not None
    assert QUEUE is not None
    # The name of a socket is short.
    with TemporaryDirectory(prefix="kat-cups-") as name:
        root = Path(name)
        socket, printed = root / "s", root / "printed"
        for folder in ("cache", "spool", "state", "log"):
            (root / folder).mkdir()
        backend = root / "bin" / "backend"
        backend.mkdir(parents=True)
        for programs in PROGRAMS.iterdir():
            if programs.name != "backend":
                (root / "bin" / programs.name).symlink_to(programs)
        (backend / "kat").write_text(BACKEND, encoding="utf-8")
        (backend / "kat").chmod(0o700)
        files = {"ServerRoot": root, "ServerBin": root / "bin"}
        files |= {"CacheDir": root / "cache", "RequestRoot": root / "spool", "StateDir": root / "state"}
        files |= {"AccessLog": root / "log/a", "ErrorLog": root / "log/e", "PageLog": root / "log/p"}
        lines = [*(f"{key} {value}" for key, value in files.items()), "SystemGroup root"]
        (root / "files.conf").write_text("\n".join(lines), encoding="utf-8")
        access = "<Location />\nAllow all\n</Location>\n<Policy default>\n<Limit All>\n</Limit>\n</Policy>"
        (root / "cupsd.conf").write_text(f"Listen {socket}\nBrowsing Off\n{access}\n", encoding="utf-8")
        words = [SERVER, "-f", "-c", str(root / "cupsd.conf"), "-s", str(root / "files.conf")]
        with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
            try:
                until(socket.exists, "the server")
                environment = {**os.environ, "CUPS_SERVER": str(socket)}
                device = ["-p", "kat", "-E", "-v", f"kat:{printed}", "-m", "raw"]
                subprocess.run([QUEUE, *device], env=environment, check=True, capture_output=True)
                yield printed, environment
            finally:
                server.terminate()


def test_a_queue_gets_every_page_on_the_paper_that_was_asked_for(
    qapp: QObject, queue: tuple[Path, dict[str, str]], tmp_path: Path
) -> None:
    printed, environment = queue
    case = example()
    sheet = tmp_path / "sheet.pdf"
    sheet.write_bytes(patient.make(case, estimate(case, case.chosen_plan), Voice("en"), SheetOptions(paper="a4")))
    subprocess.run([sys.executable, "-c", PRINTS, str(sheet)], env=environment, check=True, cwd=Path.cwd())
    until(lambda: printed.exists() and b"%%EOF" in printed.read_bytes()[-64:], "the print")
    pages = pypdf.PdfReader(printed).pages
    assert len(pages) == len(pypdf.PdfReader(sheet).pages)
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in pages} == {(595, 842)}
    document = QPdfDocument(qapp)
    load_pdf(document, printed.read_bytes())
    for number in range(len(pages)):
        seen = document.render(number, QSize(200, 283))
        colors = [seen.pixelColor(x, y) for x in range(200) for y in range(283)]
        # Paper is white where nothing is printed on it.
        ink = [color.lightness() for color in colors if color.alpha()]
        assert min(ink) < 128
        assert 0.01 < len(ink) / len(colors) < 0.9
