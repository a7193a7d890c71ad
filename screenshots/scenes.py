"""What is photographed: the keys that lead to each picture, in the words of tests/e2e/drive.c."""

from dataclasses import dataclass, field


@dataclass
class Scene:
    name: str
    steps: list
    before: list = field(default_factory=list)  # commands run before the desk opens
    size: str = "80x24"


SCENES = [
    Scene("today", []),
    Scene("members", ["key F3", "type yamada", "key Down"]),
    Scene("card", ["key F3", "type yamada", "key Down Enter"]),
    Scene("desks", ["key F4 Esc"]),
    Scene("booking", ["key F3", "type yamada", "key Down F4 7"]),
    Scene("readback", ["key F3", "type yamada", "key Down F4 7 Enter Enter"]),
    Scene("history", ["key F4 Esc h"]),
    Scene("help", ["key F4 Esc F1"]),
]
