"""Pictures from strangers: recognised by content, decoded in a confined process, answered as our own re-encoding."""

from guildhouse.kernel.images.accepting import Avatar, ImageRefused, Picture, accept_avatar, accept_image, accept_logo
from guildhouse.kernel.images.sniffing import sniff_image

__all__ = ["Avatar", "ImageRefused", "Picture", "accept_avatar", "accept_image", "accept_logo", "sniff_image"]
