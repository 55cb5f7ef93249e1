"""The last trouble of a student as its column keeps it: "form.refused:copies,receive ×2"."""

from dataclasses import dataclass, replace

LONGEST = 240  # of the column's 255
AGAIN = 2


@dataclass(frozen=True)
class Trouble:
    """A kind of event, what it was about, and how many times in a row it was the same."""

    kind: str = ""
    names: tuple[str, ...] = ()
    times: int = 0

    @property
    def again(self) -> bool:
        return self.times >= AGAIN

    def and_then(self, kind: str, names: tuple[str, ...]) -> "Trouble":
        """With one more: the same when something it is about was refused before as well."""
        same = tuple(name for name in names if name in self.names)
        if kind == self.kind and (same or names == self.names):
            return Trouble(kind, same, self.times + 1)
        return Trouble(kind, names, 1)

    def __str__(self) -> str:
        """Short enough for its column, by leaving out what came last."""
        about = f":{','.join(self.names)}" if self.names else ""
        said = f"{self.kind}{about} ×{self.times}"
        return said if len(said) <= LONGEST else str(replace(self, names=self.names[:-1]))


def read_trouble(kept: str) -> Trouble:
    """The inverse; a kind alone, as it was kept before, happened once."""
    said, _, times = kept.partition(" ×")
    kind, _, about = said.partition(":")
    names = tuple(about.split(",")) if about else ()
    return Trouble(kind, names, int(times) if times else int(bool(kind)))
