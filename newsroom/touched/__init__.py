"""Which sentences of a text a changed result may have made false. Values in, values out: no database here."""
