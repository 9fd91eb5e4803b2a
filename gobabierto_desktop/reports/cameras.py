"""What a picture says of itself (EXIF): the day it was taken, and where."""

import struct
import warnings
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any, BinaryIO

from PIL import Image, UnidentifiedImageError

_EXIF, _GPS = 0x8769, 0x8825
_TAKEN, _CHANGED = 0x9003, 0x0132
_LATITUDE_SIGN, _LATITUDE, _LONGITUDE_SIGN, _LONGITUDE = 1, 2, 3, 4

UNREADABLE = (
    *(UnidentifiedImageError, Image.DecompressionBombError, Image.DecompressionBombWarning),
    *(OSError, ValueError, TypeError, SyntaxError, KeyError, IndexError, ZeroDivisionError, struct.error),
)
"""All that Pillow was seen to raise over spoilt and hostile pictures."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What the camera wrote: ISO day, degrees as their shortest text; empty where it wrote nothing of use."""

    on: str = ""
    latitude: str = ""
    longitude: str = ""


def taken(source: Callable[[], BinaryIO]) -> Taken:
    """What a picture says of itself; nothing for what is no picture, or a spoilt one."""
    try:
        with source() as picture, opened(picture) as image:
            exif = image.getexif()
            gps = exif.get_ifd(_GPS)
            day = _day(exif.get_ifd(_EXIF).get(_TAKEN) or exif.get(_CHANGED))
        return Taken(
            day,
            _degrees(gps.get(_LATITUDE), gps.get(_LATITUDE_SIGN), "S", 90),
            _degrees(gps.get(_LONGITUDE), gps.get(_LONGITUDE_SIGN), "W", 180),
        )
    except UNREADABLE:
        return Taken()


@contextmanager
def opened(picture: BinaryIO) -> Generator[Image.Image, None, None]:
    """The picture, to be read within. Raises one of UNREADABLE, also for one that would fill the memory."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of each tag it passes over, while the picture is read
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        with Image.open(picture) as image:
            yield image


def _day(told: object) -> str:
    """«2019:03:05 10:11:12» as «2019-03-05»; cameras without a clock write zeros."""
    parts = str(told or "")[:10].replace("-", ":").split(":")
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() for part in parts):
        return ""
    year, month, day = (int(part) for part in parts)
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _degrees(told: Any, sign: object, negative: str, most: int) -> str:
    """Degrees, minutes and seconds as degrees with five decimals (about a metre)."""
    if not told:
        return ""
    degrees, minutes, seconds = (float(part) for part in told)
    whole = degrees + minutes / 60 + seconds / 3600
    if not 0 <= whole <= most:
        return ""
    text = f"{-whole if str(sign).strip().upper() == negative else whole:.5f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
