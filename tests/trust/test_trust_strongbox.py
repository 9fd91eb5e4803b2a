"""A box: whatever goes in comes out at any place, and no change of it, cut of it or exchange for another goes unnoticed."""

import io
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as some

from gobabierto_desktop.identity.strongbox import PIECE, BoxError, BoxReader, BoxWriter, box_key, open_box

KEY = box_key(bytes(range(32)))
NAME = "evidencia/ab/ñandú.pdf"
SIZES = some.one_of(
    some.integers(0, 3000), some.builds(lambda n, d: max(0, n * PIECE + d), some.integers(0, 3), some.integers(-2, 2))
)


def boxed(content: bytes, name: str = NAME, step: int = 50_000) -> bytes:
    file = io.BytesIO()
    writer = BoxWriter(file, KEY)
    for start in range(0, len(content), step):
        writer.write(content[start : start + step])
    writer.finish(name)
    return file.getvalue()


def opened(box: bytes, key=KEY) -> bytes:
    with open_box(io.BytesIO(box), key, NAME) as file:
        return file.read()


def content_of(size: int) -> bytes:
    return (b"0123456789abcdefghijklmnopqrstuvwxyz\n" * (size // 37 + 1))[:size]


@given(SIZES, some.integers(1, 200_000))
def test_what_goes_in_comes_out_however_it_is_written(size, step):
    box = boxed(content_of(size), step=step)
    assert opened(box) == content_of(size)
    reader = BoxReader(io.BytesIO(box), KEY)
    assert (reader.size, reader.name) == (size, NAME)


@given(SIZES, some.lists(some.tuples(some.integers(0, 4 * PIECE), some.integers(0, 2 * PIECE)), max_size=5))
def test_it_is_read_at_any_place_like_a_plain_file(size, looks):
    plain, box = io.BytesIO(content_of(size)), open_box(io.BytesIO(boxed(content_of(size))), KEY, NAME)
    for place, count in looks:
        assert box.seek(place) == plain.seek(place)
        assert box.read(count) == plain.read(count)
        assert box.tell() == plain.tell()
    assert box.seek(0, io.SEEK_END) == size


def test_every_changed_byte_and_every_cut_of_a_box_is_noticed():
    box = boxed(b"Rosa Inventada")
    for place in range(len(box)):
        for changed in (box[:place] + bytes((box[place] ^ 1,)) + box[place + 1 :], box[:place]):
            with pytest.raises(BoxError):
                opened(changed)
    with pytest.raises(BoxError):
        opened(box + b"\0")


def test_pieces_cannot_be_cut_repeated_or_put_in_another_order():
    box, piece, start = boxed(content_of(3 * PIECE)), PIECE + 16, 40
    first, second, third = (box[start + n * piece : start + (n + 1) * piece] for n in range(3))
    name = box[start + 3 * piece :]
    for pieces in ((first, second), (first, third), (second, first, third), (first, first, second, third), (third,)):
        with pytest.raises(BoxError):
            opened(box[:start] + b"".join(pieces) + name)
    assert opened(box[:start] + first + second + third + name) == content_of(3 * PIECE)


def test_a_box_of_another_key_or_put_in_the_place_of_another_is_refused():
    with pytest.raises(BoxError):
        opened(boxed(b"x"), box_key(bytes(32)))
    with pytest.raises(BoxError):
        opened(boxed(b"x", "evidencia/cd/otra.pdf"))
    with pytest.raises(ValueError, match="bytes"):
        boxed(b"x", "ñ" * 120)


def test_the_same_file_twice_makes_two_boxes_that_have_nothing_in_common():
    one, two = boxed(bytes(5000)), boxed(bytes(5000))
    assert one[8:] != two[8:]
    assert sum(a == b for a, b in zip(one[8:], two[8:], strict=True)) < 100


def test_neither_the_content_nor_the_name_can_be_seen_from_outside():
    box = boxed(b"Rosa Inventada " * 10_000)
    assert b"Rosa" not in box
    assert "ñandú".encode() not in box
    assert "evidencia" not in KEY.name_for(NAME)
    assert KEY.name_for(NAME) != box_key(bytes(32)).name_for(NAME)


class Endless(io.RawIOBase):
    """A disk that keeps nothing, so that only the program's own memory is measured."""

    written = 0

    def write(self, piece):
        self.written += len(piece)
        return len(piece)


def test_the_size_of_a_file_costs_no_memory():
    disk, piece = Endless(), bytes(1024 * 1024)
    tracemalloc.start()
    writer = BoxWriter(disk, KEY)
    for _ in range(64):
        writer.write(piece)
    writer.finish(NAME)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert disk.written > 64 * len(piece)
    assert peak < 4 * len(piece)
