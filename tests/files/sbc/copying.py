"""A document as it comes out when its text is copied and pasted."""

import pypdfium2


def copied(data: bytes) -> str:
    """The text of a PDF in the order of its content, as a copy of all of it is."""
    document = pypdfium2.PdfDocument(data)
    return "\f".join(document[at].get_textpage().get_text_bounded() for at in range(len(document)))
