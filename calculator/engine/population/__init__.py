"""Many members through the same rules: columns of members in, columns of amounts out.

``price_members`` is the way in. It needs the extra ``workforce`` (numpy and numba) and is never imported on the way to
the window. The rules are those of ``calculator.engine.adjudication``, compiled from the very same functions; where they
are not compiled yet the same functions run as they are, slower.
"""
