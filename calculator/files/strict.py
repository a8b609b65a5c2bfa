"""Workbooks in "strict" Open XML (ISO/IEC 29500), which a spreadsheet writes when asked to: the same parts under other
names, which openpyxl does not know. They are given the names that it knows."""

import io
import re
import zipfile
from typing import Final

_STRICT: Final = b"http://purl.oclc.org/ooxml/"
_NAME: Final = re.compile(rb"http://purl\.oclc\.org/ooxml/([A-Za-z]+)/")
_XML: Final = (".xml", ".rels")


def transitional(data: bytes) -> bytes:
    """The workbook ``data`` with the names of the transitional form; as it is where it has them.

    Raises:
        zipfile.BadZipFile, zlib.error, OSError, RuntimeError, NotImplementedError, ValueError: it is damaged.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {
            part.filename: package.read(part) for part in package.infolist() if part.filename.lower().endswith(_XML)
        }
        if not any(_STRICT in content for content in parts.values()):
            return data
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as other:
            for part in package.infolist():
                content = parts[part.filename] if part.filename in parts else package.read(part)
                other.writestr(part.filename, _renamed(content) if part.filename in parts else content)
    return made.getvalue()


def _renamed(content: bytes) -> bytes:
    return _NAME.sub(rb"http://schemas.openxmlformats.org/\1/2006/", content)
