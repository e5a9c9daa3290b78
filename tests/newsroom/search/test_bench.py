"""The bench says itself what is too slow."""

from scripts.bench import Measure, Taken, judged


def measured(name, milliseconds):
    taken = Taken(site=0.01, database=0.01, median=milliseconds / 1000, slow=1, clock=1)
    return Measure(name, None, 0.050), taken


def test_what_is_over_its_limit_is_named_and_fails(capsys):
    assert judged([measured("quick", 49.9), measured("slow", 50.1)]) == 1
    said = capsys.readouterr().out.splitlines()
    assert [line.split()[-1] for line in said if line.startswith(("quick", "slow"))] == ["holds", "OVER"]
    assert "1 of 2 hold their limit" in said[-2]
    assert said[-1] == "over its limit: slow"


def test_what_holds_its_limits_ends_well(capsys):
    assert judged([measured("quick", 10)]) == 0
    assert "over its limit" not in capsys.readouterr().out
