"""Kinerja Terbuka: from identifiable performance records to a protected, public portal."""

__version__ = "0.1.0"
