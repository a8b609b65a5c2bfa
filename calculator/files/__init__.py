"""In and out: documents, the bundled library, published cases. A file becomes a model here, or is refused in words."""
