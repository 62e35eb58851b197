"""What kind of picture a file is, by its first bytes; its name and its declared type say nothing."""

_HEIF_BRANDS = frozenset({b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif", b"avis"})


def sniff_image(start: bytes) -> str:
    """JPEG, PNG, WEBP or GIF for what we read; SVG or HEIF for what we can name in a refusal; "" otherwise."""
    if start.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if start.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if start[:4] == b"RIFF" and start[8:12] == b"WEBP":
        return "WEBP"
    if start[:6] in {b"GIF87a", b"GIF89a"}:
        return "GIF"
    if start[4:8] == b"ftyp" and start[8:12] in _HEIF_BRANDS:
        return "HEIF"
    return "SVG" if b"<svg" in start[:4096].lower() else ""
