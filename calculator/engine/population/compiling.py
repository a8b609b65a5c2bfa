"""Compiles the flow and keeps it: ``python -m calculator.engine.population.compiling``."""

from calculator.engine.population import compiled, keeping, members


def main() -> None:
    """Compile and keep it, where it is not yet, and say so to whoever looks for it (``keeping.is_kept``)."""
    if keeping.is_kept():
        return
    members.warm_up(compiled.price_rows())
    (keeping.folder() / keeping.READY).touch()


if __name__ == "__main__":
    main()
