"""The desk: where articles are written, photos kept and moves made."""

from django.contrib import admin

from newsroom.admin.advert import AdvertAdmin
from newsroom.admin.article import ArticleAdmin
from newsroom.admin.correction import CorrectionAdmin
from newsroom.admin.front_page import FrontPageAdmin
from newsroom.admin.person import PersonAdmin
from newsroom.admin.photo import PhotoAdmin
from newsroom.admin.rubric import RubricAdmin
from newsroom.admin.static_page import StaticPageAdmin
from newsroom.admin.story import StoryAdmin
from newsroom.admin.tag import TagAdmin
from newsroom.admin.users import HouseGroupAdmin, HouseUserAdmin

admin.site.enable_nav_sidebar = False  # the desk and the bar above every page lead everywhere

__all__ = [
    "AdvertAdmin",
    "ArticleAdmin",
    "CorrectionAdmin",
    "FrontPageAdmin",
    "HouseGroupAdmin",
    "HouseUserAdmin",
    "PersonAdmin",
    "PhotoAdmin",
    "RubricAdmin",
    "StaticPageAdmin",
    "StoryAdmin",
    "TagAdmin",
]
