"""What is photographed: the keys that lead to each picture, in the words of tests/e2e/drive.c."""

from dataclasses import dataclass, field


@dataclass
class Scene:
    name: str
    steps: list
    before: list = field(default_factory=list)  # commands run before the desk opens
    size: str = "80x24"


SCENES = [
    Scene("desks", ["key F4"]),
]
