"""What msgspec raises on JSON that is not what it should be, all of it: half a letter is no DecodeError to it."""

from typing import Final

import msgspec

MALFORMED: Final = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
