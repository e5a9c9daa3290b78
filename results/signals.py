"""What results tells to whoever listens."""

from django.dispatch import Signal

# A classification has come into force. Sent after the transaction, with `classification` and `replaced` (or None).
classification_published = Signal()
