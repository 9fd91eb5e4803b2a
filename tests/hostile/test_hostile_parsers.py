"""No parser breaks, whatever bytes it is given: it answers, or it refuses in words of ours."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from gobabierto_desktop.tabular.pasted import read_pasted
from tests.hostile.parsers import holds_up, parsers

NAMES = sorted(parsers())
SLOW = {"pdf": 15, "workbook": 20, "quiet workbook": 20}


@some.composite
def mutations(draw: some.DrawFn, sample: bytes) -> bytes:
    """The sample with a few of its bytes changed, cut out, doubled or put in."""
    content = bytearray(sample)
    for _ in range(draw(some.integers(1, 4))):
        start = draw(some.integers(0, len(content)))
        end = start + draw(some.integers(0, 40))
        piece = draw(some.one_of(some.binary(max_size=40), some.just(bytes(content[start:end]) * 2)))
        content[start:end] = piece
    return bytes(content)


@pytest.mark.parametrize("name", NAMES)
def test_a_true_sample_is_read(name):
    parser, sample = parsers()[name]
    assert holds_up(parser, sample)


@pytest.mark.parametrize("name", ["table in ods", "questionnaire in ods", "look at an ods"])
def test_any_changed_byte_of_a_small_archive_breaks_nothing(name):
    """The fuzzer found two by chance: a size that ends too soon, and a stream that refers to before its start."""
    parser, sample = parsers()[name]
    for place in range(len(sample)):
        for other in {0, 255, sample[place] ^ 1, sample[place] ^ 0x80} - {sample[place]}:
            holds_up(parser, sample[:place] + bytes((other,)) + sample[place + 1 :])


def test_a_pasted_table_with_a_mark_that_nobody_knows_is_read_up_to_there():
    grid = read_pasted("texto", "<table><tr><td>Agua</td></tr></table><![otro[x")
    assert grid.rows == (("Agua",),)
    assert read_pasted("texto", "<![otro[x <table>").rows == (("texto",),)


@pytest.mark.parametrize("name", NAMES)
def test_arbitrary_bytes_break_nothing(name):
    parser, _ = parsers()[name]

    @settings(max_examples=60, deadline=None)
    @given(some.one_of(some.binary(max_size=300), some.text(max_size=200).map(str.encode)))
    def law(content: bytes) -> None:
        holds_up(parser, content)

    law()


@pytest.mark.parametrize("name", NAMES)
def test_a_spoilt_sample_breaks_nothing(name):
    parser, sample = parsers()[name]

    @settings(max_examples=SLOW.get(name, 60), deadline=None, suppress_health_check=list(HealthCheck))
    @given(mutations(sample))
    def law(content: bytes) -> None:
        holds_up(parser, content)

    law()
