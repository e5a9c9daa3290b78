"""What a page fills in by itself is nobody's change: how a new name is written, whom a name is taken for."""

from results.reviewing.fields import fields_of


def filled_in(checked):
    """The fields of the page with the texts that we propose in them."""
    fields = {}
    for new in checked.new_names:
        if new.kind == "driver":
            fields |= {f"s-{new.key}-given": new.given, f"s-{new.key}-family": new.name}
        else:
            fields[f"s-{new.key}-name"] = new.name
    for each in checked.rows:
        asked = [finding.choice for finding in each.findings if finding.choice]
        fields |= {choice.field: choice.chosen for choice in [*each.choices, *asked]}
    return fields


def told(work, sent, checked):
    """Of what a form has sent, what somebody has told: not the proposals that stood in it untouched."""
    kept, proposals = fields_of(work), filled_in(checked)
    return {name: text for name, text in sent.items() if name in kept or proposals.get(name) != text}
