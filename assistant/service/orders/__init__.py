"""Orders kept in this program's own database: read, changed, taken in from files and written to them."""

from assistant.service.orders.books import Entry, Records, entries
from assistant.service.orders.file import OrderBook, read_book, write_book
from assistant.service.orders.importing import Counts, Imported, empty, export_book, first_book, import_book
from assistant.service.orders.sql import SqlOrders

__all__ = [
    "Counts",
    "Entry",
    "Imported",
    "OrderBook",
    "Records",
    "SqlOrders",
    "empty",
    "entries",
    "export_book",
    "first_book",
    "import_book",
    "read_book",
    "write_book",
]
