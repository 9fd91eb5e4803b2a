"""No parser breaks, whatever bytes it is given: it answers, or it refuses in words of ours."""

import base64
import io
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from gobabierto_desktop.questionnaires.identity import read_identity
from gobabierto_desktop.tabular.pasted import read_pasted
from tests.hostile.parsers import holds_up, parsers
from tests.hostile.reading import readers_met, readers_of_bytes
from tests.signing.samples import flipped

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


@pytest.mark.parametrize(
    "name", ["workbook", "quiet workbook", "cells of a workbook", "table in xlsx", "foreign container"]
)
def test_a_part_without_a_name_is_refused(name):
    """The fuzzer found it: zipfile asks for the last letter of a name."""
    parser, sample = parsers()[name]
    place = sample.rindex(b"PK\x01\x02")
    length = int.from_bytes(sample[place + 28 : place + 30], "little")
    bare = sample[: place + 28] + b"\0\0" + sample[place + 30 : place + 46] + sample[place + 46 + length :]
    end = bare.rindex(b"PK\x05\x06")
    size = int.from_bytes(bare[end + 12 : end + 16], "little") - length
    nameless = bare[: end + 12] + size.to_bytes(4, "little") + bare[end + 16 :]
    with zipfile.ZipFile(io.BytesIO(nameless)) as archive:
        assert "" in archive.namelist()
    holds_up(parser, nameless)


@pytest.mark.parametrize("name", ["certificate", "certificate kept", "request", "revocations"])
def test_any_changed_byte_of_a_paper_is_told_at_once(name):
    """The fuzzer found names that cannot be read and extensions twice: the library looks at them only when asked."""
    parser, sample = parsers()[name]
    der = sample if name == "revocations" else base64.b64decode(b"".join(sample.split(b"-----")[2].split()))
    label = {"request": "CERTIFICATE REQUEST", "revocations": ""}.get(name, "CERTIFICATE")
    for place in range(len(der)):
        spoilt = flipped(der, place, 1 << place % 8)
        armour = f"-----BEGIN {label}-----\n{base64.encodebytes(spoilt).decode()}-----END {label}-----\n".encode()
        holds_up(parser, armour if label else spoilt)


def test_a_deep_nest_in_the_identity_of_a_questionnaire_is_no_identity():
    assert read_identity('{"a":' + "[" * 5_000) is None


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


def test_every_module_that_reads_bytes_from_outside_is_behind_a_parser_of_the_table():
    """So that each has its hypothesis suite above and its fuzz target (`tests/fuzz`), which take their names from it."""
    assert readers_of_bytes() - readers_met() == set()
