"""What trust is earned by, counted by the rooms that know: topics and posts read, thanks received."""

from collections.abc import Callable, Mapping, Sequence

from guildhouse.kernel.ports.registry import Registry

# By name of the figure ("topics_read"): how much of it each of these members (ids) has; who has none may be left out.
Earned = Callable[[Sequence[int]], Mapping[int, int]]
earnings: Registry[Earned] = Registry("earnings")
