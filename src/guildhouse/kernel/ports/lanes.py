"""Work the worker does in a lane of its own, because it waits on other machines and must not hold up the facts."""

from collections.abc import Callable

from guildhouse.kernel.ports.registry import Registry

Step = Callable[[], float]
"""Does one piece of work and answers how many seconds to wait before the next; 0 when there is more."""

lanes: Registry[Step] = Registry("lanes")
