"""How large anything from outside may be, in one place: what passes a limit is refused before it is understood.

In bytes, unless said otherwise. What a limit protects is a laptop of 4 GB from a file somebody made to hurt it.
"""

MOST_BYTES = 4 * 1024**3 - 1
"""Of a whole package: what a stick formatted as FAT32 takes, and a ZIP without extensions."""
MOST_EVIDENCE = 2 * 1024**3
"""Of one piece of evidence: it is streamed, never held."""
MOST_PART = 256 * 1024**2
"""Of any other part, which is held in memory once the package is known to be whole; of a PDF or workbook alone."""
MOST_ENTRIES = 10_000
"""Parts of a package or workbook."""
MOST_NAME = 200
"""Letters of a part's name."""
MOST_MANIFEST = 1024**2
MOST_LINE = 8 * 1024**2
"""Of one change in a package."""
MOST_SIGNATURES = 50
"""Signatures of one package."""
MOST_FOREIGN = 512 * 1024**2
"""Of a container of another program, once unpacked: it may be compressed, which ours are not."""
MOST_CHAIN = 8
"""Certificates that come along with a signature, besides the signer's."""
MOST_UNPACKED = 96 * 1024**2
"""Of a workbook's parts together, and of a PDF's streams together, as they are once unpacked."""
MOST_XML = 8 * 1024**2
"""Of one XML that is read as a tree: lists of relationships, signatures, manifests."""
