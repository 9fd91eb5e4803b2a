"""How a record is named in the window: as everywhere else."""

from gobabierto_desktop.services.naming import UNTITLED, counted, spoken, table_title, title_of

__all__ = ["UNTITLED", "counted", "spoken", "table_title", "title_of"]
