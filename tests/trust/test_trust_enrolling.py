"""A device gets its identity through two files, and nothing else than those two files will do."""

import pytest

from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.identity.papers import PaperRefused
from gobabierto_desktop.identity.trust import Standing, judge
from gobabierto_desktop.services.desk import open_desk
from gobabierto_desktop.services.enrolling import (
    AnswerRefused,
    anchors_of,
    ask,
    enrol,
    fingerprint,
    grant,
    has_identity,
    is_coordinator,
    opener_of,
    recipients_of,
    signer_of,
)
from tests.trust.people import COORDINATOR, FACILITATOR, SECRET, coordinator, facilitator


@pytest.fixture(scope="module")
def central(tmp_path_factory):
    desk = coordinator(tmp_path_factory.mktemp("central"))
    yield desk
    desk.close()


def test_a_facilitator_who_asked_and_was_answered_signs_and_is_known_to_the_coordinator(central, tmp_path):
    desk = facilitator(tmp_path, central)
    signer = signer_of(desk, SECRET)

    assert (signer.name, signer.post, signer.institution) == (
        FACILITATOR.name,
        FACILITATOR.post,
        FACILITATOR.institution,
    )
    assert judge(signer.certificate, anchors_of(central), central.now()) is Standing.KNOWN
    assert recipients_of(desk) == recipients_of(central) != ()
    assert has_identity(desk)
    assert not is_coordinator(desk)
    assert opener_of(desk, SECRET) is None
    desk.close()


def test_both_sides_read_the_same_fingerprint_aloud(central, tmp_path):
    desk = open_desk(tmp_path, "x", now=central.now)
    enrolled = enrol(desk, grant(central, ask(desk, FACILITATOR, SECRET).read_bytes(), SECRET), SECRET)

    assert enrolled.fingerprint == fingerprint(anchors_of(central).certificates[0])
    assert len(enrolled.fingerprint.split()) == 8
    desk.close()


def test_the_coordinator_signs_too_and_opens_what_is_sealed(central):
    assert signer_of(central, SECRET).name == COORDINATOR.name
    opener = opener_of(central, SECRET)
    assert opener is not None
    assert recipients_of(central) == (opener.recipient,)


@pytest.mark.parametrize("request_bytes", [b"", b"no es una solicitud", b"-----BEGIN CERTIFICATE REQUEST-----\nAA"])
def test_what_is_no_request_is_not_granted(central, request_bytes):
    with pytest.raises(PaperRefused, match="No se puede leer la solicitud"):
        grant(central, request_bytes, SECRET)


@pytest.mark.parametrize(
    ("old", "new"),
    [(b"{", b"["), (b'"format"', b'"forma"'), (b"BEGIN CERT", b"BEGIN CEST"), (b'"ewog', b'"ewoh')],
)
def test_an_answer_that_is_not_one_leaves_the_desk_as_it_was(central, tmp_path, old, new):
    desk = open_desk(tmp_path, "x", now=central.now)
    answer = grant(central, ask(desk, FACILITATOR, SECRET).read_bytes(), SECRET)

    with pytest.raises(KnownFailure) as refusal:
        enrol(desk, answer.replace(old, new), SECRET)

    assert refusal.value.code in {AnswerRefused.code, "certificate-refused", "trust-refused"}
    assert not has_identity(desk)
    assert anchors_of(desk).certificates == ()
    desk.close()
