"""Compiles the flow and keeps it: ``python -m calculator.engine.population.compiling``."""

from calculator.engine.population import compiled, members


def main() -> None:
    """Compile and keep it, and say so to whoever looks for it (``compiled.is_kept``)."""
    kept = compiled.folder()
    members.warm_up(compiled.price_rows())
    (kept / compiled.READY).touch()


if __name__ == "__main__":
    main()
