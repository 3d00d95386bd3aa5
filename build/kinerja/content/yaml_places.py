"""Where each part of a YAML file stands, by its path: looked up in the parser's nodes when somebody asks."""

from __future__ import annotations

import yaml

from kinerja.content.document import Path, Place
from kinerja.content.yaml_syntax import place_of


class Pairs:
    """The pair of each key of a mapping, looked up once: a file may have as many findings as keys."""

    def __init__(self) -> None:
        self._of: dict[int, dict[object, tuple[yaml.Node, yaml.Node]]] = {}

    def get(self, node: yaml.MappingNode, key: object) -> tuple[yaml.Node, yaml.Node] | None:
        """Return the first pair of a key, or None."""
        if id(node) not in self._of:
            scalars = [pair for pair in node.value if isinstance(pair[0], yaml.ScalarNode)]
            self._of[id(node)] = {pair[0].value: pair for pair in reversed(scalars)}
        return self._of[id(node)].get(key)


def find(node: yaml.Node, path: Path, key: bool, pairs: Pairs) -> Place:
    """Walk from the top; where a step does not exist, the place of the last one that does."""
    found = place_of(node.start_mark)
    for number, step in enumerate(path):
        last = number == len(path) - 1
        if isinstance(node, yaml.MappingNode):
            pair = pairs.get(node, step)
            if pair is None:
                return found
            found = place_of((pair[0] if last and key else pair[1]).start_mark)
            if not last:
                found = place_of(pair[0].start_mark)
            node = pair[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            found = place_of(node.start_mark)
        else:
            return found
    return found
