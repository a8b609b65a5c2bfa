"""The door: a window, or a command when one is given. Nothing else."""

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 (this file is started by whatever Python there is)
    sys.exit("KAT Estimator needs Python 3.11 or later; {} is Python {}.{}.".format(sys.executable, *sys.version_info))


def main() -> int:
    """Run the program with the words of the command line and return its exit status. Also ``kat-estimator``."""
    owner_only()
    try:
        return _answer(sys.argv[1:])
    except ModuleNotFoundError as error:
        module = (error.name or "").partition(".")[0]
        if not module or (Path(__file__).parent / module).exists():
            raise
        return _unprepared(module)


def _answer(arguments: Sequence[str]) -> int:
    if arguments[:1] == ["--read-apart"]:
        # Only the program itself asks for this, as ``apart`` says.
        from calculator.files.apart import Kind  # noqa: PLC0415
        from calculator.files.apart_child import serve  # noqa: PLC0415

        if len(arguments) == 2 and arguments[1] in list(Kind):
            return serve(arguments[1])
    if arguments == ["--set-apart"]:
        # And for this.
        from calculator.sheets import apart_child  # noqa: PLC0415

        return apart_child.serve()
    if arguments and not _is_document(arguments):
        from calculator.cli import commands  # noqa: PLC0415 (a window needs none of the commands)

        return commands.main(arguments)
    return _window(Path(arguments[0]) if arguments else None)


def _unprepared(module: str) -> int:
    """Say how this Python, which lacks ``module``, gets what the program runs with. Returns 2."""
    from calculator.cli import terminal  # noqa: PLC0415
    from calculator.reference.voice import Voice  # noqa: PLC0415

    figures = {"python": sys.executable, "module": module}
    print(Voice(terminal.system_language())("cli.not_installed", **figures), file=sys.stderr)
    return 2


def owner_only() -> None:
    """Make every file from now on for its owner only: what a person's case says of health is nobody else's."""
    os.umask(0o077)


def _is_document(arguments: Sequence[str]) -> bool:
    """Whether the only word is a file to open, as when a file manager starts the program."""
    return len(arguments) == 1 and (arguments[0].lower().endswith(".kat") or os.path.isfile(arguments[0]))  # noqa: PTH113


def _window(path: Path | None) -> int:
    """Open the window on the case at ``path`` (None: the worked example); where there can be none, answer in text."""
    # The window collects garbage in its own time; on the way to it there is none, only much to look through.
    gc.disable()
    from calculator.cli import display, terminal  # noqa: PLC0415 (a command needs no display)
    from calculator.reference.voice import Voice  # noqa: PLC0415 (likewise)

    voice = Voice(terminal.system_language())
    platform, why = display.screen(os.environ, voice)
    if platform:
        os.environ["QT_QPA_PLATFORM"] = platform
    if not why:
        try:
            from ui.app import run  # noqa: PLC0415 (Qt may be unable to load)
        except ModuleNotFoundError:
            raise
        except ImportError:
            why = display.lacks(voice=voice)
            if not why:
                raise
        else:
            return run(path)
    gc.enable()
    from calculator.cli import no_display  # noqa: PLC0415 (a window does not need it)

    return no_display.answer(why, path, voice)


if __name__ == "__main__":
    sys.exit(main())
