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
"""Of the list that says what a package holds."""
MOST_LINE = 8 * 1024**2
"""Of one change in a package."""
MOST_SIGNATURES = 50
"""Signatures of one package."""
MOST_FOREIGN = 512 * 1024**2
"""Of a container of another program, once unpacked: it may be compressed, which ours are not."""
MOST_CHAIN = 8
"""Certificates that come along with a signature, besides the signer's."""
MOST_BETWEEN = 3
"""Authorities between a signer and an anchor: providers have one or two."""
MOST_UNPACKED = 96 * 1024**2
"""Of a workbook's parts together, and of a PDF's streams together, as they are once unpacked."""
MOST_XML = 8 * 1024**2
"""Of one XML that is read as a tree: lists of relationships, signatures, manifests."""

MOST_TABLE_BYTES = 64 * 1024**2
"""Of a file of proposals or people that is taken in as a table, and of one that is looked at as evidence."""
MOST_TABLE_ROWS = 100_000
"""Rows of such a table."""
MOST_TABLE_COLUMNS = 500
"""Columns of such a table."""
MOST_CELLS = 4_000_000
"""Cells between the first and the last of the sheets of an .xls or .ods: the library lays out all, blanks too."""

MOST_WORKBOOK_BYTES = 32 * 1024**2
"""Of a workbook of questions that came back."""
MOST_WORKBOOK_PARTS = 2_000
"""Parts of such a workbook."""
MOST_WORKBOOK_SHEETS = 200
"""Sheets of such a workbook."""
MOST_WORKBOOK_ROWS = 5_000
"""Rows that are read of each of its sheets."""
MOST_WORKBOOK_COLUMNS = 200
"""Columns that are read of each of its sheets."""
MOST_WORKBOOK_CELLS = 200_000
"""Cells that hold something, of all its sheets together."""
MOST_WHOLE_NUMBER = 10**15
"""Of a number in a cell: beyond it the spreadsheet had already rounded."""

MOST_TRACE_POINTS = 8_000
"""Points of a signature drawn by hand: about a minute of the fastest pens."""

MOST_LOCK_MEMORY = 1024**2
"""Kibibytes that the lock of a secret may ask for to be tried."""
MOST_LOCK_PASSES = 10
"""Passes over them."""
MOST_LOCK_LANES = 16
"""Lanes (threads) of such a lock."""
MOST_LOCKED = 1024**2
"""Of the secret within a lock."""
MOST_KEY_ROUNDS = 5_000_000
"""Rounds of key derivation that a PKCS#12 file may ask for: some seconds; ours ask for 300,000."""
MOST_PREPARED = 1_000
"""Identities made ready in one kit."""
LEAST_RSA_BITS = 2_048
"""Bits of an RSA key that a signature is believed from."""
