"""A save over somebody else's: what only they changed is taken, what both changed is joined if it can be."""

import json

from newsroom import body, merging
from newsroom.forms import conflict

LINES = ["standfirst", "key_points"]
SETS = [*conflict.SETS, "tags"]
JOINED = [*LINES, "body", *SETS]  # of these the page carries what they were when it was opened


def opened(values):
    """What the page must remember, to join two changes of the same value later."""
    return json.dumps({name: values[name] for name in JOINED})


def join(data, found, texts):
    """Write into the data all that can be joined. Gives the names that were, and the differences left."""
    names, left = [], []
    for one in found:
        try:
            value = joined(one, texts.get(one.name))
        except merging.Conflict:
            left.append(one)
        else:
            conflict.take_theirs(data, one.name, value)
            names.append(one.name)
    return names, left


def joined(one, base):
    """The value that holds both changes."""
    if not one.touched:
        return one.theirs
    if one.name in SETS and isinstance(base, list) and all(isinstance(item, str) for item in base):
        return merging.merge_sets(base, one.theirs, one.mine)
    if one.name in LINES and isinstance(base, str):
        return merging.merge_lines(base, one.theirs, one.mine)
    if one.name == "body" and isinstance(base, str):
        return merging.merge_html(base, one.theirs, body.sanitise(one.mine))
    raise merging.Conflict
