"""What the sealed column of a commitment holds."""

import json
from dataclasses import asdict, dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Promise:
    """What is done, and why by that day."""

    what: str = ""
    why: str = ""

    def pack(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def unpack(cls, text: str) -> Self:
        return cls(**json.loads(text)) if text else cls()
