"""Coverage-guided fuzzing of one parser, by hand: `python -m tests.fuzz.fuzz_parsers container -max_total_time=300`.

The names are those of `tests/hostile/parsers.py`. What libFuzzer understands may follow; a corpus folder keeps what it
found from one run to the next. A crash is written to `crash-…`: make it a test, then mend it.
"""

import sys

import atheris

with atheris.instrument_imports(include=["gobabierto_desktop", "asn1crypto", "pyhanko"]):
    from tests.hostile.parsers import holds_up, parsers

PARSER, SAMPLE = parsers()[sys.argv[1]]


def try_one(content: bytes) -> None:
    """Half of the tries begin as the true sample does: pure chance seldom gets past a signature of four bytes."""
    if content[:1] < b"\x80":
        data = atheris.FuzzedDataProvider(content)
        spoilt = bytearray(SAMPLE)
        for _ in range(data.ConsumeIntInRange(1, 6)):
            place = data.ConsumeIntInRange(0, len(spoilt))
            spoilt[place : place + data.ConsumeIntInRange(0, 16)] = data.ConsumeBytes(data.ConsumeIntInRange(0, 16))
        content = bytes(spoilt)
    holds_up(PARSER, content)


atheris.Setup([sys.argv[0], *sys.argv[2:]], try_one)
atheris.Fuzz()
