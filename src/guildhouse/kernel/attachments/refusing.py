"""The refusal of a file, with the sentence for whoever chose it."""

from guildhouse.kernel.errors import Invalid


class AttachmentRefused(Invalid):
    """The file is not taken; the sentence says why, and what would be."""

    def __init__(self, message: str) -> None:
        super().__init__(message, field="file")
