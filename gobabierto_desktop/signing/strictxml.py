"""XML from outside, read with nothing clever: no entities, no document type, no network, no huge trees."""

from lxml import etree

from gobabierto_desktop.domain.limits import MOST_XML

Element = etree._Element  # noqa: SLF001  # pyright: ignore[reportPrivateUsage] - lxml's only name for its elements


class BrokenXmlError(Exception):
    """The bytes are not XML, or XML with declarations that a signed file has no use for."""


def parse_xml(content: bytes) -> Element:
    """Return the root of a document that has neither document type nor entities nor processing instructions."""
    if len(content) > MOST_XML:
        raise BrokenXmlError("too long")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as problem:  # ValueError: no bytes at all, or an encoding it lacks
        raise BrokenXmlError(str(problem)) from problem
    tree = root.getroottree()
    if tree.docinfo.internalDTD is not None:
        raise BrokenXmlError("a document type is declared")
    if any(not isinstance(one.tag, str) for one in root.iter()):
        raise BrokenXmlError("comments, entities or processing instructions")
    return root


def canonical(element: Element) -> bytes:
    """Return an element's inclusive C14N 1.0.

    lxml writes a false `xmlns=""` into the C14N of part of a tree: the element's own bytes, read again, have none.
    """
    alone = parse_xml(etree.tostring(element, with_tail=False))
    try:
        return etree.tostring(alone, method="c14n")
    except etree.C14NError as problem:  # a namespace that is no address
        raise BrokenXmlError(str(problem)) from problem
