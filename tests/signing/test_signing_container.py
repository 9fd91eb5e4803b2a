"""A package's manifest and its signature: what openssl says of them, and what we refuse to read."""

import hashlib
from pathlib import Path

import pytest

from gobabierto_desktop.signing.container import (
    MalformedManifest,
    ManifestEntry,
    asic_manifest,
    inspect_manifest,
    manifest_signature,
    read_asic_manifest,
    sign_manifest,
)
from tests.independent.checkers import openssl_report
from tests.signing.samples import NOW, flipped, plan

SIGNATURE = "META-INF/signature001.p7s"
ENTRIES = (
    ("acta.pdf", "application/pdf", hashlib.sha256(b"acta").digest()),
    ("records/proposals.jsonl", "application/jsonl", hashlib.sha256(b"propuestas").digest()),
)
MANIFEST = asic_manifest(ENTRIES, SIGNATURE)
SIGNERS = {"P-256": plan().facilitator, "P-384": plan().rapporteur, "RSA": plan().coordinator_rsa}


def ask_openssl(folder: Path, manifest: bytes, signature: bytes) -> bool:
    (folder / "ca.pem").write_bytes(plan().authority.pem)
    (folder / "manifest.xml").write_bytes(manifest)
    (folder / "signature.p7s").write_bytes(signature)
    return openssl_report(folder / "manifest.xml", folder / "signature.p7s", folder / "ca.pem").valid


@pytest.mark.parametrize("signer", SIGNERS.values(), ids=SIGNERS)
def test_openssl_and_we_accept_a_signed_manifest(tmp_path, signer):
    signature = sign_manifest(MANIFEST, signer, NOW)
    finding = inspect_manifest(MANIFEST, signature)
    assert ask_openssl(tmp_path, MANIFEST, signature)
    assert finding.intact, finding.detail
    assert finding.certificate == signer.certificate
    assert finding.claimed_at == NOW


def test_openssl_and_we_refuse_a_manifest_with_any_byte_flipped(tmp_path):
    signature = sign_manifest(MANIFEST, plan().facilitator, NOW)
    for position in range(len(MANIFEST)):
        assert not inspect_manifest(flipped(MANIFEST, position), signature).intact
    for position in (0, len(MANIFEST) // 2, len(MANIFEST) - 1):
        assert not ask_openssl(tmp_path, flipped(MANIFEST, position), signature)


@pytest.mark.parametrize("mask", [0x01, 0x20, 0x80, 0xFF])
def test_we_refuse_a_signature_with_any_byte_flipped(mask):
    signature = sign_manifest(MANIFEST, plan().facilitator, NOW)
    held = [one for one in range(len(signature)) if inspect_manifest(MANIFEST, flipped(signature, one, mask)).intact]
    assert held == []


def test_we_refuse_a_signature_cut_anywhere_or_with_something_after_it():
    signature = sign_manifest(MANIFEST, plan().facilitator, NOW)
    assert not any(inspect_manifest(MANIFEST, signature[:length]).intact for length in range(len(signature)))
    assert not inspect_manifest(MANIFEST, signature + b"\0").intact


def test_the_same_manifest_signed_twice_gives_the_same_bytes():
    assert sign_manifest(MANIFEST, plan().facilitator, NOW) == sign_manifest(MANIFEST, plan().facilitator, NOW)


def test_a_manifest_reads_back_as_it_was_written():
    assert read_asic_manifest(MANIFEST) == tuple(ManifestEntry(*one) for one in ENTRIES)
    assert manifest_signature(MANIFEST) == SIGNATURE


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<asic:SigReference", b"<asic:Otra"),
        (b"xmlenc#sha256", b"xmlenc#sha1xx"),
        (b'URI="acta.pdf"', b'URI="../acta.pdf"'),
        (b'URI="acta.pdf"', b'URI="/etc/acta.pdf"'),
        (b'URI="acta.pdf"', b'URI="a%2e%2e/acta.pdf"'),
        (b'URI="acta.pdf"', b'URI="records/proposals.jsonl"'),
        (b"<ds:DigestValue>", b"<ds:DigestValue>AA"),
        (b"<ds:DigestValue>", b"<ds:DigestValue>*"),
        (b"<ds:DigestMethod", b"<ds:Transforms/><ds:DigestMethod"),
        (b"</asic:ASiCManifest>", b"<!-- x --></asic:ASiCManifest>"),
        (b"</asic:ASiCManifest>", b""),
        (b"<asic:ASiCManifest", b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]><asic:ASiCManifest'),
    ],
)
def test_a_manifest_with_anything_unexpected_is_refused(old, new):
    assert old in MANIFEST
    with pytest.raises(MalformedManifest):
        read_asic_manifest(MANIFEST.replace(old, new))


@pytest.mark.parametrize("content", [b"", b"zzz", b"<a/>", b"\xff\xfe", b"<?xml version='1.0'?>"])
def test_what_is_no_manifest_is_refused(content):
    with pytest.raises(MalformedManifest):
        read_asic_manifest(content)


def test_a_name_that_would_need_escaping_is_never_written():
    with pytest.raises(ValueError, match="not a name"):
        asic_manifest([("acta de la mesa.pdf", "application/pdf", bytes(32))], SIGNATURE)
