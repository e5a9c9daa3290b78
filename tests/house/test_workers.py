"""How tests are dealt out to workers."""

import os

import pytest


@pytest.mark.xdist_group("house")
@pytest.mark.pure
def test_a_group_of_tests_stays_with_one_worker(request):
    if "PYTEST_XDIST_WORKER" not in os.environ:
        pytest.skip("there are no workers in this run")
    assert request.node.nodeid.endswith("@house"), "without its groups each worker loads the demo for itself"
