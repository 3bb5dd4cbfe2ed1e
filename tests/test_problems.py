"""Problems: what an editor is told."""

from __future__ import annotations

from network_directory.problems import InvalidData, Place, Severity, Words, error, in_file_order, warning, words


def test_words_are_said_with_their_values() -> None:
    """In English without a catalogue, else in its language."""
    sentence = words("there are %(number)d", number=3)
    assert sentence.say() == "there are 3"
    assert sentence.say({"there are %(number)d": "es gibt %(number)d"}.__getitem__) == "es gibt 3"


def test_words_without_values_are_not_formatted() -> None:
    """A percent sign is then only a percent sign."""
    assert Words("100 %").say() == "100 %"


def test_problems_are_sorted_as_a_person_reads() -> None:
    """File by file, from the top, from left to right."""
    places = [Place("b", 1), Place("a", 10, 2), Place("a", 2, 9), Place("a", 2, 1)]
    found = in_file_order(error(place, "x", words("x")) for place in places)
    assert [problem.place for problem in found] == [
        Place("a", 2, 1),
        Place("a", 2, 9),
        Place("a", 10, 2),
        Place("b", 1),
    ]


def test_an_error_stops_publication_and_a_warning_does_not() -> None:
    """Each says which it is."""
    found = [error(Place("a"), "x", words("x")), warning(Place("a"), "y", words("y"), words("z"))]
    assert [(problem.severity, problem.code) for problem in found] == [(Severity.ERROR, "x"), (Severity.WARNING, "y")]
    assert [problem.hint for problem in found] == [None, words("z")]


def test_invalid_data_carries_its_problems_in_order() -> None:
    """The exception counts them."""
    problems = [error(Place("b"), "x", words("x")), error(Place("a"), "x", words("x"))]
    invalid = InvalidData(problems)
    assert [problem.place.file for problem in invalid.problems] == ["a", "b"]
    assert str(invalid) == "2 problems in the data"
