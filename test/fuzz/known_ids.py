"""Puts ids of things there are into the paths Schemathesis asks for: one made up would find nothing, and end at a 404."""

import json
import os
import random

import schemathesis

with open(os.environ["BREAKWATER_KNOWN_IDS"], encoding="utf-8") as file:
    KNOWN = json.load(file)


def nouns(path, name):
    """Tables the parameter may mean, likeliest first: that of its own name, then those of the path before it."""
    before = path.split("{" + name + "}")[0]
    own = [] if name in ("id", "ref") else [name.removesuffix("Id") + "s", name]
    return own + [part.replace("-", "_") for part in reversed(before.split("/"))]


@schemathesis.hook
def map_path_parameters(context, path_parameters):
    for name in path_parameters or {}:
        found = next((KNOWN[noun] for noun in nouns(context.operation.path, name) if KNOWN.get(noun)), None)
        if found and random.random() < 0.7:
            path_parameters[name] = random.choice(found)
    return path_parameters
