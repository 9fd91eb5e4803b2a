"""Moments as people read them, in the time of this laptop."""

from datetime import datetime


def spoken_moment(told: str) -> str:
    """«16/05/2018 10:42» for «2018-05-16T16:42:00Z»; what is no moment stays as it is."""
    try:
        moment = datetime.fromisoformat(told)
    except ValueError:
        return told
    return f"{moment.astimezone():%d/%m/%Y %H:%M}"
