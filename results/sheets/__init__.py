"""Result sheets: from the bytes of a file to readings that an editor can check."""
