"""How the desk writes times of day in French, as the pages do: 14 h 35."""

TIME_FORMAT = "G\u00a0\\h\u00a0i"
DATETIME_FORMAT = f"j F Y, {TIME_FORMAT}"
SHORT_DATETIME_FORMAT = f"d/m/Y, {TIME_FORMAT}"
