"""The case that a command is given; where it has a password on it, that is read from a file or asked for."""

import argparse
import getpass
import sys
from pathlib import Path

from calculator.cli.password_file import first_line
from calculator.files.document import load
from calculator.files.locking import Password, wants_password
from calculator.files.problems import FileError, visible
from calculator.model.case import Case
from calculator.reference.voice import Voice


def add_options(command: argparse.ArgumentParser, voice: Voice) -> None:
    """Let the password of a locked case be in a file, or come through a pipe."""
    help_ = voice("cli.password_help")
    command.add_argument("--password-file", metavar=voice("cli.file"), type=Path, help=help_)
    command.set_defaults(password=None)


def case_of(asked: argparse.Namespace, voice: Voice) -> Case:
    """The case in the file that was asked for.

    Raises:
        FileError: it cannot be read, or its password is wrong or nowhere to be had.
    """
    return case_at(asked.case, asked, voice)


def case_at(path: Path, asked: argparse.Namespace, voice: Voice) -> Case:
    """The case in the file at ``path``.

    Raises:
        FileError: as ``case_of``.
    """
    try:
        return load(path)
    except FileError as error:
        if not wants_password(error):
            raise
        password = _password(path, asked, voice)
        if password is None:
            raise
    return load(path, password)


def _password(path: Path, asked: argparse.Namespace, voice: Voice) -> Password | None:
    """The first line of the file that was named; without one, what the person at the terminal types."""
    if asked.password_file is not None:
        if asked.password is None:
            # Once for all cases: a pipe has its line but once.
            asked.password = Password(first_line(asked.password_file, voice))
        kept: Password = asked.password
        return kept
    if not sys.stdin.isatty():
        return None
    return Password(getpass.getpass(visible(voice("cli.password_ask", name=path.name)) + " "))
