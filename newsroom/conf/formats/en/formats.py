"""How the desk writes dates in British English, where Django's own English is American."""

from django.conf import settings

if settings.EN_VARIANT == "en-GB":
    DATE_FORMAT = "j F Y"
    TIME_FORMAT = "H:i"
    DATETIME_FORMAT = "j F Y, H:i"
    MONTH_DAY_FORMAT = "j F"
    SHORT_DATE_FORMAT = "d/m/Y"
    SHORT_DATETIME_FORMAT = "d/m/Y H:i"
    FIRST_DAY_OF_WEEK = 1
