"""Who changes something has it for himself until all is stored; who comes second looks at what is there then.

Always in this order, so that no two wait for each other: reviews, event, session, then people and things.
"""


def hold(record):
    """Whoever else wants to change this record waits until we are done. Gives it as it is stored by now.

    What only refers to it is stored meanwhile: nobody waits who has nothing to do with it.
    """
    return record.__class__.objects.select_for_update(no_key=True).get(pk=record.pk)
