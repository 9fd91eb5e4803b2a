"""A token without hardware: SoftHSM2, with a key and certificate put in through PKCS#11 alone."""

import os
import subprocess
from pathlib import Path

import pkcs11
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pkcs11 import Attribute, CertificateType, ObjectClass

MODULES = ("/usr/lib/softhsm/libsofthsm2.so", "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so")
MODULE = Path(next((one for one in MODULES if Path(one).exists()), MODULES[0]))
PIN = "739214"


Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


def make_token(folder: Path, label: str, key: Key, *certificates: x509.Certificate) -> None:
    """A token of its own label that holds a key and certificates; the first is the key's."""
    (folder / "tokens").mkdir(exist_ok=True)
    configuration = folder / "softhsm2.conf"
    configuration.write_text(f"directories.tokendir = {folder / 'tokens'}\nobjectstore.backend = file\n")
    os.environ["SOFTHSM2_CONF"] = str(configuration)
    held = folder / f"{label}.pem"
    held.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    softhsm("--init-token", "--free", "--label", label, "--so-pin", "87654321", "--pin", PIN)
    softhsm("--import", str(held), "--token", label, "--label", "firma", "--id", "01", "--pin", PIN)
    held.unlink()
    pkcs11.lib(str(MODULE)).reinitialize()
    with pkcs11.lib(str(MODULE)).get_token(token_label=label).open(user_pin=PIN, rw=True) as session:
        for number, certificate in enumerate(certificates, start=1):
            session.create_object(
                {
                    Attribute.CLASS: ObjectClass.CERTIFICATE,
                    Attribute.CERTIFICATE_TYPE: CertificateType.X_509,
                    Attribute.TOKEN: True,
                    Attribute.ID: bytes([number]),
                    Attribute.SUBJECT: certificate.subject.public_bytes(),
                    Attribute.VALUE: certificate.public_bytes(Encoding.DER),
                }
            )


def softhsm(*arguments: str) -> None:
    subprocess.run(["softhsm2-util", *arguments], check=True, capture_output=True)
