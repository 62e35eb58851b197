"""How large a community is filled and how often things are measured: in full, and just enough to see that the program works."""

from dataclasses import astuple, dataclass

POSTS_A_TOPIC = 20  # on average: one topic in twenty waits for its first answer, the others have 21 posts
PAGE = 20


@dataclass(frozen=True, slots=True)
class Size:
    """`long` is how many posts the one long topic has, which comes on top of `posts`."""

    members: int
    posts: int
    long: int = 10_000
    vocabulary: int = 200_000

    @property
    def topics(self) -> int:
        return max(1, self.posts // POSTS_A_TOPIC)

    @property
    def numbers(self) -> tuple[int, ...]:
        return astuple(self)

    @property
    def name(self) -> str:
        return f"filled-{self.posts}-{self.members}-{self.long}-{self.vocabulary}"


@dataclass(frozen=True, slots=True)
class Effort:
    """`small` is the community of most figures, `large` the one of growth and search; `dump` is in posts."""

    small: Size
    large: Size
    requests: int = 60
    rounds: int = 7
    replies: int = 30
    listeners: int = 500
    streams: int = 2_000
    dump: int = 200_000
    starts: int = 3
    settle: float = 30.0


FULL = Effort(Size(10_000, 100_000), Size(100_000, 1_000_000))
QUICK = Effort(
    Size(30, 400, 60, 1_000), Size(30, 400, 60, 1_000), requests=2, rounds=1, replies=2, listeners=5, streams=20, dump=120, starts=1,
    settle=1.0,
)  # fmt: skip
