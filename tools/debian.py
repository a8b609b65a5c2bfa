"""The Debian package of the self-contained program: what goes where on the system, and what it says of itself."""

import datetime
import gzip
import os
import platform
import re
import shutil
import subprocess
import textwrap
import tomllib
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from email.utils import format_datetime
from pathlib import Path
from typing import Any, Final

from calculator import __version__
from calculator.reference.libraries import libraries
from calculator.reference.licences import OWN, Shipped, shipped
from tools import elf

ROOT: Final = Path(__file__).resolve().parent.parent
NAME: Final = OWN
STAGE: Final = ROOT / "build" / "debian"
METAINFO: Final = ROOT / "packaging" / "linux" / f"{NAME}.metainfo.xml"
SIZES: Final = (16, 32, 48, 64, 128, 256)
_PLACE: Final = f"usr/lib/{NAME}"
_DOCUMENTS: Final = f"usr/share/doc/{NAME}"
_MACHINES: Final = {"x86_64": "amd64", "aarch64": "arm64"}
_COMMON: Final = re.compile(
    r"(?:^|\n)[ \t]*(?:Apache License\s+Version 2\.0|GNU GENERAL PUBLIC LICENSE\s+Version (?P<gpl>[23])),?.*?"
    r"END OF TERMS AND CONDITIONS",
    re.DOTALL,
)
"""Licence texts that Debian has on every system, and wants to be referred to."""


def build(folder: Path, icons: Path) -> Path | None:
    """Put the self-contained program in ``folder`` into a package in ``dist/``; None where there is no ``dpkg-deb``."""
    tool = shutil.which("dpkg-deb")
    if tool is None:
        return None
    shutil.rmtree(STAGE, ignore_errors=True)
    for source, place in _installed(folder, icons):
        target = STAGE / place
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, symlinks=True)
        else:
            shutil.copy(source, target)
    _write(f"{_DOCUMENTS}/copyright", copyright_file())
    _write(f"{_DOCUMENTS}/changelog.gz", changelog())
    _write(f"usr/share/man/man1/{NAME}.1.gz", (ROOT / "packaging" / "linux" / f"{NAME}.1").read_text(encoding="utf-8"))
    command = STAGE / "usr" / "bin" / NAME
    command.parent.mkdir(parents=True)
    command.symlink_to(f"../lib/{NAME}/{NAME}")
    machine = _MACHINES.get(platform.machine(), platform.machine())
    _write("DEBIAN/control", control(machine, folder))
    _set_modes(STAGE, STAGE / _PLACE / NAME)
    made = ROOT / "dist" / f"{NAME}_{__version__}_{machine}.deb"
    words = [tool, "--root-owner-group", "-Zxz", "-z2", "--build", str(STAGE), str(made)]
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
    return made


def project() -> dict[str, Any]:
    """What ``pyproject.toml`` says of the project."""
    told: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return told


def depends(folder: Path) -> list[str]:
    """The packages without which the program in ``folder`` does not start, or shows no window.

    Raises:
        LookupError: something in it needs a library of which it is not known what package has it.
    """
    known = {name: package for group in ("window", "screen", "wayland", "packaged") for name, package in _group(group)}
    unknown = elf.outside(folder) - set(known) - set(libraries("printing"))
    if unknown:
        raise LookupError(f"system-libraries.json does not name what is needed: {', '.join(sorted(unknown))}")
    return [f"libc6 (>= {elf.c_library(folder)})", *sorted(set(known.values()))]


def control(machine: str, folder: Path) -> str:
    """What the package manager is told."""
    told = project()
    author = told["authors"][0]
    kilobytes = sum(path.lstat().st_size for path in STAGE.rglob("*")) // 1024
    about = textwrap.fill(f"{told['description']}: to the cent, with the reason for every amount.", 76)
    return (
        f"Package: {NAME}\nVersion: {__version__}\nArchitecture: {machine}\nSection: misc\nPriority: optional\n"
        f"Maintainer: {author['name']} <{author['email']}>\nHomepage: {told['urls']['Homepage']}\n"
        f"Installed-Size: {kilobytes}\nDepends: {', '.join(depends(folder))}\n"
        f"Recommends: {', '.join(sorted(set(libraries('printing').values())))}\n"
        "Description: what a course of ketamine-assisted therapy costs\n"
        f"{textwrap.indent(about, ' ')}\n"
        " .\n The program uses no network. It speaks English and Spanish.\n"
    )


def copyright_file() -> str:
    """The licences of everything in the package, in Debian's form for machines (DEP-5)."""
    told = project()
    form = "https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/"
    head = f"Format: {form}\nUpstream-Name: KAT Estimator\nSource: {told['urls']['Homepage']}\n"
    own, *others = shipped()
    parts = [head, _paragraph(own, ("*",))]
    parts += [_paragraph(one, [f"{_PLACE}/{pattern}" for pattern in one.files]) for one in others if one.files]
    return "\n".join(parts)


def _paragraph(one: Shipped, files: Sequence[str]) -> str:
    # Each licence has a name of its own here, for its text names its own holders.
    name = one.licence.replace(" OR ", " or ").replace(" AND ", " and ").replace(" WITH ", " with ")
    text = _COMMON.sub(_where_debian_has_it, "\n\n".join(one.texts()))
    lines = [f" {line.rstrip()}" if line.strip() else " ." for line in text.expandtabs().splitlines()]
    held = [f"Files: {' '.join(files)}", f"Comment: {one.name}", f"Copyright: {one.copyright}", f"License: {name}"]
    return "\n".join([*held, *lines]) + "\n"


def _where_debian_has_it(licence: re.Match[str]) -> str:
    name = f"GPL-{licence['gpl']}" if licence["gpl"] else "Apache-2.0"
    return f"\n[On Debian systems this text is in /usr/share/common-licenses/{name}.]"


def changelog() -> str:
    """What is new, in Debian's form, out of ``CHANGELOG.md``; the day is that of the release in the AppStream file."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    section = text.split(f"\n## {__version__}", 1)[1].split("\n## ", 1)[0]
    entries = [" ".join(entry.split()) for entry in re.findall(r"^- (.*(?:\n {2,}.*)*)", section, re.MULTILINE)]
    bullets = [
        textwrap.fill(entry.replace("**", ""), 78, initial_indent="  * ", subsequent_indent="    ") for entry in entries
    ]
    author = project()["authors"][0]
    day = datetime.datetime.fromisoformat(f"{released()}T00:00:00+00:00")
    sign = f" -- {author['name']} <{author['email']}>  {format_datetime(day)}"
    return "\n\n".join([f"{NAME} ({__version__}) unstable; urgency=medium", "\n".join(bullets), sign]) + "\n"


def released() -> str:
    """The day of this version, as the AppStream file has it."""
    releases = ET.parse(METAINFO).getroot().iter("release")
    return next(release.attrib["date"] for release in releases if release.attrib["version"] == __version__)


def _group(name: str) -> list[tuple[str, str]]:
    return list(libraries(name).items())


def _installed(folder: Path, icons: Path) -> Iterator[tuple[Path, str]]:
    """Each file or folder of the package with its place on the system."""
    linux = ROOT / "packaging" / "linux"
    yield folder, _PLACE
    yield linux / f"{NAME}.desktop", f"usr/share/applications/{NAME}.desktop"
    yield linux / f"{NAME}.xml", f"usr/share/mime/packages/{NAME}.xml"
    yield METAINFO, f"usr/share/metainfo/{METAINFO.name}"
    yield linux / "lintian-overrides", f"usr/share/lintian/overrides/{NAME}"
    yield ROOT / "resources" / "icons" / f"{NAME}.svg", f"usr/share/icons/hicolor/scalable/apps/{NAME}.svg"
    for size in SIZES:
        yield icons / f"{size}.png", f"usr/share/icons/hicolor/{size}x{size}/apps/{NAME}.png"


def _write(place: str, text: str) -> None:
    path = STAGE / place
    path.parent.mkdir(parents=True, exist_ok=True)
    data = text.encode("utf-8")
    path.write_bytes(gzip.compress(data, 9, mtime=0) if path.suffix == ".gz" else data)


def _set_modes(stage: Path, program: Path) -> None:
    """What is installed is for everybody, whatever the umask was when it was built; one file is a program."""
    for path in (stage, *stage.rglob("*")):
        if not path.is_symlink():
            os.chmod(path, 0o755 if path.is_dir() or path == program else 0o644)  # noqa: PTH101
