"""Who changes something has it for himself until all is stored; who comes second looks at what is there then.

Always in this order, so that no two wait for each other: reviews, event, session, then people and things.
"""


def hold(record):
    """Whoever else wants to change this record waits until we are done. Gives it as it is stored by now."""
    return type(record).objects.select_for_update().get(pk=record.pk)
