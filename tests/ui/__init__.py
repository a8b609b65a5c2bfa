"""The window and its parts, as somebody at the screen meets them."""
