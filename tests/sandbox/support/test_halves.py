"""A class parted in two."""

from sandbox.operations.halves import halves


def test_neighbours_are_on_different_sides_and_an_odd_one_is_in_the_first() -> None:
    assert halves([1, 2, 3, 4, 5]) == ([1, 3, 5], [2, 4])
    assert halves([]) == ([], [])
