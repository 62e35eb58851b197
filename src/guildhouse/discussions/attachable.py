"""Who may read a file kept by a post: whoever may read the post."""

from typing import Any

from guildhouse.discussions.models import Post
from guildhouse.kernel.attachments import attachment_access


def may_read_files_of(post_id: int, viewer: Any) -> bool:
    return Post.objects.visible_to(viewer).filter(pk=post_id).exists()


attachment_access.register("post", may_read_files_of)
