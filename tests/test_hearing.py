"""The harness itself: a house that says much must not stand still because a test does not listen."""

import pytest

pytestmark = pytest.mark.any_database
TALKATIVE = "print('\\n'.join(f'line {n} ' + 'x' * 90 for n in range(20000)), flush=True); print('done')"


def test_program_that_says_much_comes_to_its_end_unheard_and_is_read_afterwards(house):
    process = house.start("-c", TALKATIVE)
    assert process.wait(timeout=30) == 0
    assert process.stdout.readline().startswith("line 0 ")
    said = process.stdout.read()
    assert said.count("\n") == 20000
    assert said.endswith("done\n")
    assert process.stdout.readline() == ""
