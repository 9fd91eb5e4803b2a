"""Believing: whom the plan's list tells every laptop to believe besides its own authority, and whom no longer.

Only the desk that keeps the authority changes the list; the change travels in the next kit, receipt or copy of it.
"""

from gobabierto_desktop.identity import trustlist
from gobabierto_desktop.identity.believed import Believed, each_believed, fit_anchor
from gobabierto_desktop.identity.papers import read_revocation_list, spelt_revocations
from gobabierto_desktop.identity.trust import is_list_of
from gobabierto_desktop.identity.trustlist import TrustRefused
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.trusting import anchors_of, change_list


def believed(desk: Desk) -> tuple[Believed, ...]:
    """Whom this desk believes: first the plan's authority, then other coordinations, then providers."""
    return tuple(each_believed(anchors_of(desk)))


def before_believing(desk: Desk, certificate: bytes) -> Believed:
    """Who would be believed, so that people compare its fingerprint first. Raises PaperRefused, TrustRefused."""
    return fit_anchor(certificate, desk.now())


def trust_provider(desk: Desk, certificate: bytes, passphrase: str) -> str:
    """Believe a provider's authority (PEM or DER) from the next kit on; its fingerprint, to compare with the published.

    Raises PaperRefused, TrustRefused for a certificate that is no authority's, NoAuthority, WrongPassphrase.
    """
    provider = before_believing(desk, certificate)
    change_list(desk, passphrase, lambda trust, _: trustlist.with_provider(trust, provider.certificate))
    return provider.fingerprint


def trust_authority(desk: Desk, certificate: bytes, passphrase: str) -> str:
    """Believe the authority of another coordination from the next kit on; its fingerprint. Raises the same."""
    other = before_believing(desk, certificate)
    change_list(desk, passphrase, lambda trust, _: trustlist.with_authority(trust, other.certificate))
    return other.fingerprint


def stop_trusting(desk: Desk, mark: str, passphrase: str) -> bytes:
    """Believe no longer the provider or other coordination of a fingerprint; the new list, to hand around.

    Raises TrustRefused where none has it, NoAuthority, WrongPassphrase.
    """
    gone = next((one for one in believed(desk)[1:] if one.fingerprint == mark), None)
    if gone is None:
        raise TrustRefused("no se cree en nadie con esa huella, además de la autoridad del plan")
    return change_list(desk, passphrase, lambda trust, _: trustlist.without_anchor(trust, gone.certificate))


def take_provider_revocations(desk: Desk, content: bytes, passphrase: str) -> Believed:
    """Hand on the list of certificates taken back that a provider or other coordination published; whose it is.

    Raises PaperRefused; TrustRefused where nobody believed signed it, or an older one than is held; NoAuthority.
    """
    published = read_revocation_list(content)
    issuer = next((one for one in believed(desk)[1:] if is_list_of(published, one.certificate)), None)
    if issuer is None:
        raise TrustRefused("esa lista de revocados es de alguien en quien no se confía")
    if issuer.listed_at and issuer.listed_at > published.last_update_utc:
        raise TrustRefused("esa lista de revocados es más antigua que la que ya se tiene")
    der, of = spelt_revocations(published), issuer.certificate
    change_list(desk, passphrase, lambda trust, _: trustlist.with_revocations(trust, der, of=of))
    return issuer
