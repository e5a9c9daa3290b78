"""The desk: where articles are written, photos kept and moves made."""

from newsroom.admin.article import ArticleAdmin
from newsroom.admin.person import PersonAdmin
from newsroom.admin.photo import PhotoAdmin
from newsroom.admin.story import StoryAdmin
from newsroom.admin.tag import TagAdmin

__all__ = ["ArticleAdmin", "PersonAdmin", "PhotoAdmin", "StoryAdmin", "TagAdmin"]
